package org.lacuna.inference.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;

class FeatureNpzTest {

  @TempDir Path folder;

  private static FeatureSequence random(Random random, int steps, int dim) {
    Feature[] features = new Feature[dim];
    Arrays.setAll(features, d -> new Feature("f" + d, d % 2 == 0 ? "1" : "°/s", "What " + d));
    FeatureSequence.Builder b =
        FeatureSequence.builder(
            new FeatureSpec("test.x", "3", Map.of("rate", "a=b"), List.of(features)));
    float[] row = new float[dim];
    long at = 0;
    for (int t = 0; t < steps; t++) {
      long end = at + random.nextInt(50_000);
      for (int d = 0; d < dim; d++) {
        row[d] = random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
      }
      if (random.nextInt(4) == 0) {
        b.addUnobserved(at, end);
      } else {
        b.add(at, end, row);
      }
      at += random.nextInt(60_000);
    }
    return b.build();
  }

  static FeatureNpz.Content content(long seed) {
    Random random = new Random(seed);
    List<TimedWord> words =
        List.of(
            new TimedWord("naïve", 0, 100, TimedWord.Origin.GIVEN, 1),
            new TimedWord("\uD83D\uDE42", 100, 100, TimedWord.Origin.RECOGNISED, 0.25f));
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    present.put(Modality.AUDIO, random(random, random.nextInt(300), 1 + random.nextInt(5)));
    if (random.nextBoolean()) {
      present.put(Modality.VISION, random(random, 0, 3));
    } else {
      absent.put(Modality.VISION, "No face – nowhere.");
    }
    present.put(Modality.LANGUAGE, random(random, 2, 4));
    return new FeatureNpz.Content(
        "a/b c.mp4",
        new AlignedFeatures(new TimeGrid.FixedRate(40), 9_000_000_000L, present, absent, words),
        new float[] {Float.NaN, -1.5f});
  }

  private static void assertSame(FeatureSequence a, FeatureSequence b) {
    assertThat(b.spec()).isEqualTo(a.spec());
    assertThat(b.steps()).isEqualTo(a.steps());
    for (int t = 0; t < a.steps(); t++) {
      assertThat(b.startUs(t)).isEqualTo(a.startUs(t));
      assertThat(b.endUs(t)).isEqualTo(a.endUs(t));
      assertThat(b.observed(t)).isEqualTo(a.observed(t));
      for (int d = 0; d < a.dim(); d++) {
        assertThat(Float.floatToIntBits(b.value(t, d)))
            .isEqualTo(Float.floatToIntBits(a.value(t, d)));
      }
    }
  }

  @Property(tries = 60)
  void readingGivesBackWhatWasWritten(@ForAll long seed) throws Exception {
    Path file = Files.createTempFile("lacuna", ".npz");
    try {
      FeatureNpz.Content written = content(seed);
      FeatureNpz.write(file, written);
      FeatureNpz.Content read = FeatureNpz.read(file);
      assertThat(read.clip()).isEqualTo(written.clip());
      assertThat(read.valences()).isEqualTo(written.valences());
      assertThat(read.features().grid()).isEqualTo(written.features().grid());
      assertThat(read.features().durationUs()).isEqualTo(written.features().durationUs());
      assertThat(read.features().absent()).isEqualTo(written.features().absent());
      assertThat(read.features().words()).isEqualTo(written.features().words());
      assertThat(read.features().present().keySet())
          .isEqualTo(written.features().present().keySet());
      written
          .features()
          .present()
          .forEach((m, s) -> assertSame(s, read.features().sequence(m).orElseThrow()));
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void theSameFeaturesGiveTheSameBytes() throws Exception {
    FeatureNpz.write(folder.resolve("a.npz"), content(7));
    FeatureNpz.write(folder.resolve("b.npz"), content(7));
    assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
  }

  @Test
  void whatIsNotObservedIsNeverZero() throws Exception {
    Path file = folder.resolve("a.npz");
    FeatureNpz.write(file, content(11));
    try (NpzReader npz = new NpzReader(file)) {
      int dim = npz.shape("audio")[1];
      float[] values = npz.floats("audio");
      boolean[] observed = npz.flags("audio_observed");
      assertThat(observed).contains(true).contains(false);
      for (int t = 0; t < observed.length; t++) {
        for (int d = 0; !observed[t] && d < dim; d++) {
          assertThat(values[t * dim + d]).isNaN();
        }
      }
    }
  }

  @Test
  void aDamagedOrForeignFileIsOneSentence() throws Exception {
    Path file = folder.resolve("a.npz");
    FeatureNpz.write(file, content(3));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] broken = whole.clone();
      if (i % 2 == 0) {
        broken = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        for (int k = 0; k < 8; k++) {
          broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      Files.write(file, broken);
      try {
        FeatureNpz.read(file);
      } catch (LacunaException e) {
        refused++;
        assertThat(e.sentence()).contains("a.npz").endsWith(".");
        assertThat(e.kind()).isEqualTo(LacunaException.Kind.MEDIA);
      }
    }
    assertThat(refused).isGreaterThan(70);
    Files.writeString(file, "no archive");
    assertThatThrownBy(() -> FeatureNpz.read(file)).isInstanceOf(LacunaException.class);
    assertThatThrownBy(() -> FeatureNpz.read(folder.resolve("none.npz")))
        .isInstanceOf(LacunaException.class);
  }

  @Test
  void anArrayOfAnotherKindIsRefused() throws IOException {
    Path file = folder.resolve("a.npz");
    FeatureNpz.write(file, content(3));
    try (NpzReader npz = new NpzReader(file)) {
      assertThat(npz.names()).contains("audio", "words", "word_valence");
      assertThatThrownBy(() -> npz.longs("audio")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> npz.strings("audio")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> npz.floats("none")).isInstanceOf(IOException.class);
    }
  }
}
