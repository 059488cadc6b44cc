package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.kt.Emotion;

class FeaturePoolTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Path file = folder.resolve("pool.bin");
    FeatureSequence audio = SyntheticPool.sequence(Modality.AUDIO, 1, new Random(1));
    FeatureSequence text = SyntheticPool.sequence(Modality.LANGUAGE, 1, new Random(2));
    SourceItem spoken = SyntheticPool.item(Modality.AUDIO, 1, Split.TEST, Emotion.SAD, Float.NaN);
    SourceItem written = SyntheticPool.item(Modality.LANGUAGE, 2, Split.TRAIN, null, -1.5f);
    try (FeaturePoolWriter writer = new FeaturePoolWriter(file)) {
      writer.add(spoken, audio);
      writer.add(written, text);
      assertThatThrownBy(() -> writer.add(spoken, audio)).hasMessageContaining("two items");
      writer.finish();
    }
    try (FeaturePool pool = FeaturePool.open(file)) {
      assertThat(pool.items()).hasSize(2);
      PoolItem first = pool.items().get(0);
      assertThat(first.id()).isEqualTo(spoken.id());
      assertThat(first.emotion()).isEqualTo(Emotion.SAD);
      assertThat(first.split()).isEqualTo(Split.TEST);
      assertThat(first.sentiment()).isNaN();
      PoolItem second = pool.items().get(1);
      assertThat(second.emotion()).isNull();
      assertThat(second.sentiment()).isEqualTo(-1.5f);
      assertThat(second.group()).isEqualTo(written.group());
      assertThat(pool.spec(Modality.AUDIO)).isEqualTo(SyntheticPool.spec(Modality.AUDIO));
      same(pool.sequence(first), audio);
      same(pool.sequence(second), text);
      assertThatThrownBy(() -> pool.spec(Modality.VISION))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("vision");
    }
  }

  private static void same(FeatureSequence a, FeatureSequence b) {
    assertThat(a.steps()).isEqualTo(b.steps());
    for (int t = 0; t < a.steps(); t++) {
      assertThat(a.startUs(t)).isEqualTo(b.startUs(t));
      assertThat(a.endUs(t)).isEqualTo(b.endUs(t));
      assertThat(a.observed(t)).isEqualTo(b.observed(t));
      for (int d = 0; d < a.dim(); d++) {
        assertThat(Float.floatToIntBits(a.value(t, d)))
            .isEqualTo(Float.floatToIntBits(b.value(t, d)));
      }
    }
  }

  @Test
  void anUnfinishedPoolLeavesNothingBehind() throws Exception {
    Path file = folder.resolve("pool.bin");
    try (FeaturePoolWriter writer = new FeaturePoolWriter(file)) {
      writer.add(
          SyntheticPool.item(Modality.AUDIO, 1, Split.TEST, Emotion.SAD, Float.NaN),
          SyntheticPool.sequence(Modality.AUDIO, 1, new Random(1)));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBrokenPoolIsRefusedInAPlainSentence() throws Exception {
    Path file = folder.resolve("pool.bin");
    SyntheticPool.make(file, 1, 3).close();
    byte[] whole = Files.readAllBytes(file);
    for (byte[] broken :
        new byte[][] {new byte[0], new byte[100], Arrays.copyOf(whole, whole.length - 7)}) {
      Files.write(file, broken);
      assertThatThrownBy(() -> FeaturePool.open(file))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("pool.bin");
    }
    assertThatThrownBy(() -> FeaturePool.open(folder.resolve("none.bin")))
        .isInstanceOf(LacunaException.class);
  }
}
