package org.lacuna.app.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.training.data.FeaturePool;
import org.lacuna.training.data.PoolItem;
import org.lacuna.training.data.SourceItem;
import org.lacuna.training.data.Split;

class CorpusExtractionTest {

  private static final FeatureSpec SPEC =
      new FeatureSpec("test", "1", Map.of(), List.of(new Feature("length", "1", "Letters.")));

  @TempDir Path folder;

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger measured = new AtomicInteger();
  private FeatureSpec spec = SPEC;

  /** Measures the length of a text; "bad" cannot be read, "mute" says nothing. */
  private final class Lengths implements ItemExtractor {
    private final AtomicBoolean busy = new AtomicBoolean();

    Lengths() {
      open.incrementAndGet();
    }

    @Override
    public FeatureSequence extract(SourceItem item) throws LacunaException {
      if (!busy.compareAndSet(false, true)) {
        throw new IllegalStateException("two threads in one extractor");
      }
      try {
        return measure(item.content());
      } finally {
        busy.set(false);
      }
    }

    private FeatureSequence measure(String text) throws LacunaException {
      measured.incrementAndGet();
      FeatureSequence.Builder b = FeatureSequence.builder(spec);
      return switch (text) {
        case "bad" -> throw new LacunaException(Kind.MEDIA, "bad");
        case "worse" -> throw new LacunaException(Kind.MODEL, "The network fails.");
        case "mute" -> b.addUnobserved(0, 10).build();
        default -> b.add(0, 10, new float[] {text.length()}).build();
      };
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private static List<SourceItem> items(int n, String... odd) {
    List<SourceItem> items = new ArrayList<>();
    for (int i = 0; i < n + odd.length; i++) {
      String content = i < n ? "x".repeat(i + 1) : odd[i - n];
      items.add(
          new SourceItem(
              "t/" + i, Modality.LANGUAGE, "t", content, "g", Split.TRAIN, null, Float.NaN));
    }
    return items;
  }

  private CorpusExtraction.Outcome run(List<SourceItem> items, String pool, CancelToken cancel)
      throws LacunaException {
    return new CorpusExtraction(Lengths::new, 3)
        .run(items, folder.resolve(pool), cancel, ProgressSink.ignore());
  }

  @Test
  void everyUsableItemIsWrittenInOrderAndTheOthersAreCounted() throws Exception {
    CorpusExtraction.Outcome outcome =
        run(items(100, "bad", "mute", "bad"), "a", new CancelToken());
    assertThat(outcome.written()).isEqualTo(100);
    assertThat(outcome.skipped())
        .isEqualTo(Map.of("t: cannot be read", 2, "t: nothing was observed", 1));
    assertThat(open).hasValue(0);
    try (FeaturePool written = FeaturePool.open(folder.resolve("a"))) {
      assertThat(written.items()).hasSize(100);
      for (int i = 0; i < 100; i++) {
        PoolItem item = written.items().get(i);
        assertThat(item.id()).isEqualTo("t/" + i);
        assertThat(written.sequence(item).value(0, 0)).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void theSameItemsGiveTheSameFile() throws Exception {
    run(items(60), "a", new CancelToken());
    run(items(60), "b", new CancelToken());
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
  }

  @Test
  void whatAnUnchangedExtractorMeasuredBeforeIsTakenOver() throws Exception {
    run(items(20), "before", new CancelToken());
    measured.set(0);
    try (FeaturePool before = FeaturePool.open(folder.resolve("before"))) {
      new CorpusExtraction(ReusedItems.of(Lengths::new, before), 1)
          .run(items(30), folder.resolve("after"), new CancelToken(), ProgressSink.ignore());
    }
    assertThat(measured).as("the first item and the ten new ones").hasValue(11);
    run(items(30), "anew", new CancelToken());
    assertThat(folder.resolve("after")).hasSameBinaryContentAs(folder.resolve("anew"));
  }

  @Test
  void anExtractorThatHasChangedMeasuresEverythingAgain() throws Exception {
    run(items(20), "before", new CancelToken());
    measured.set(0);
    spec = new FeatureSpec("test", "2", Map.of(), SPEC.features());
    try (FeaturePool before = FeaturePool.open(folder.resolve("before"))) {
      new CorpusExtraction(ReusedItems.of(Lengths::new, before), 1)
          .run(items(20), folder.resolve("after"), new CancelToken(), ProgressSink.ignore());
    }
    assertThat(measured).hasValue(20);
  }

  @Test
  void aNetworkThatFailsEndsItAndLeavesNothingBehind() throws Exception {
    assertThatThrownBy(() -> run(items(5, "worse"), "a", new CancelToken()))
        .isInstanceOf(LacunaException.class)
        .hasMessage("The network fails.");
    assertThat(open).hasValue(0);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void nothingUsableIsAnError() {
    assertThatThrownBy(() -> run(items(0, "mute"), "a", new CancelToken()))
        .hasMessageContaining("Not one item");
  }

  @Test
  void cancellingStopsIt() {
    CancelToken cancel = new CancelToken();
    cancel.cancel();
    assertThatThrownBy(() -> run(items(5), "a", cancel)).isInstanceOf(CancellationException.class);
    assertThat(open).hasValue(0);
  }
}
