package org.lacuna.inference.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;

class AlignedFeaturesTest {

  private static final long LENGTH = 3_000_000;
  private static final FeatureSpec TWO =
      new FeatureSpec(
          "test", "1", Map.of(), List.of(new Feature("x", "1", "x"), new Feature("y", "1", "y")));
  private static final FeatureSpec VECTOR =
      new FeatureSpec("words", "1", Map.of(), List.of(new Feature("v", "1", "v")));

  /** A row as the tests know it: its span and values, null when it is not observed. */
  private record Row(long start, long end, float[] values, boolean observed) {}

  /** Rows of any length with gaps, overlaps, masked rows and missing cells. */
  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    long at = random.nextInt(50_000);
    while (at < LENGTH) {
      long length = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(90_000);
      float[] values = {
        random.nextFloat() * 20 - 10, random.nextInt(3) == 0 ? Float.NaN : random.nextFloat()
      };
      rows.add(new Row(at, at + length, values, random.nextInt(4) > 0));
      at += random.nextInt(60_000);
    }
    return rows;
  }

  private static FeatureSequence sequence(List<Row> rows) {
    FeatureSequence.Builder b = FeatureSequence.builder(TWO);
    for (Row r : rows) {
      if (r.observed()) {
        b.add(r.start(), r.end(), r.values());
      } else {
        b.addUnobserved(r.start(), r.end());
      }
    }
    return b.build();
  }

  /** Words with gaps, overlaps, and some without length. */
  private static List<TimedWord> words(Random random) {
    List<TimedWord> words = new ArrayList<>();
    long at = random.nextInt(200_000);
    while (at < LENGTH) {
      long length = random.nextInt(6) == 0 ? 0 : random.nextInt(400_000);
      words.add(new TimedWord("w", at, at + length, TimedWord.Origin.GIVEN, 1));
      at += 1 + random.nextInt(300_000);
    }
    return words;
  }

  private static FeatureSet clip(List<Row> rows, List<TimedWord> words) {
    FeatureSequence.Builder vectors = FeatureSequence.builder(VECTOR);
    for (int i = 0; i < words.size(); i++) {
      vectors.add(words.get(i).startUs(), words.get(i).endUs(), new float[] {i});
    }
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    present.put(Modality.AUDIO, sequence(rows));
    present.put(Modality.LANGUAGE, vectors.build());
    return new FeatureSet(LENGTH, present, Map.of(Modality.VISION, "No video."), words);
  }

  private static final List<TimeGrid> POOLED =
      List.of(new TimeGrid.Words(), new TimeGrid.FixedRate(100), new TimeGrid.FixedRate(33));

  private static FeatureSequence audio(AlignedFeatures aligned) {
    return aligned.sequence(Modality.AUDIO).orElseThrow();
  }

  private static boolean overlaps(Row r, FeatureSequence s, int t) {
    return Math.min(Math.max(r.end(), r.start() + 1), s.endUs(t))
        > Math.max(r.start(), s.startUs(t));
  }

  /** Bit for bit the same step. */
  private static void assertSameStep(FeatureSequence a, FeatureSequence b, int t) {
    assertThat(b.observed(t)).isEqualTo(a.observed(t));
    for (int d = 0; d < a.dim(); d++) {
      assertThat(Float.floatToIntBits(b.value(t, d)))
          .isEqualTo(Float.floatToIntBits(a.value(t, d)));
    }
  }

  @Property(tries = 100)
  void nothingTravelsInTime(@ForAll long seed) throws LacunaException {
    Random random = new Random(seed);
    List<Row> rows = rows(random);
    List<TimedWord> words = words(random);
    List<Row> changed = new ArrayList<>(rows);
    int k = random.nextInt(rows.size());
    Row old = rows.get(k);
    changed.set(k, new Row(old.start(), old.end(), new float[] {1e6f, -1e6f}, !old.observed()));
    for (TimeGrid grid : POOLED) {
      FeatureSequence a = audio(AlignedFeatures.on(grid, clip(rows, words)));
      FeatureSequence b = audio(AlignedFeatures.on(grid, clip(changed, words)));
      for (int t = 0; t < a.steps(); t++) {
        if (!overlaps(old, a, t)) {
          assertSameStep(a, b, t);
        }
      }
    }
  }

  @Property(tries = 100)
  void aStepIsObservedExactlyWhenAnObservedRowOverlapsIt(@ForAll long seed) throws LacunaException {
    Random random = new Random(seed);
    List<Row> rows = rows(random);
    List<TimedWord> words = words(random);
    for (TimeGrid grid : POOLED) {
      FeatureSequence s = audio(AlignedFeatures.on(grid, clip(rows, words)));
      for (int t = 0; t < s.steps(); t++) {
        int step = t;
        List<Row> seen = rows.stream().filter(r -> r.observed() && overlaps(r, s, step)).toList();
        assertThat(s.observed(t)).isEqualTo(!seen.isEmpty());
        if (s.startUs(t) == s.endUs(t)) {
          assertThat(s.observed(t)).as("a step without length").isFalse();
        }
        for (int d = 0; d < 2; d++) {
          int column = d;
          List<Float> values =
              seen.stream().map(r -> r.values()[column]).filter(v -> !v.isNaN()).toList();
          assertThat(Float.isNaN(s.value(t, d))).isEqualTo(values.isEmpty());
          if (!values.isEmpty()) {
            assertThat(s.value(t, d))
                .isBetween(Collections.min(values) - 1e-4f, Collections.max(values) + 1e-4f);
          }
        }
      }
    }
  }

  @Property(tries = 100)
  void theWeightedMeanOverAPartitionIsThatOfTheWhole(@ForAll long seed) throws LacunaException {
    Random random = new Random(seed);
    List<Row> rows = rows(random);
    FeatureSet clip = clip(rows, List.of(new TimedWord("w", 0, 1, TimedWord.Origin.GIVEN, 1)));
    FeatureSequence parts = audio(AlignedFeatures.on(new TimeGrid.FixedRate(70), clip));
    for (int d = 0; d < 2; d++) {
      double sum = 0;
      double weight = 0;
      double whole = 0;
      double wholeWeight = 0;
      for (int t = 0; t < parts.steps(); t++) {
        double mine = 0;
        for (Row r : rows) {
          if (r.observed() && !Float.isNaN(r.values()[d]) && overlaps(r, parts, t)) {
            long end = Math.max(r.end(), r.start() + 1);
            mine += Math.min(end, parts.endUs(t)) - Math.max(r.start(), parts.startUs(t));
          }
        }
        sum += mine > 0 ? mine * parts.value(t, d) : 0;
        weight += mine;
      }
      for (Row r : rows) {
        if (r.observed() && !Float.isNaN(r.values()[d])) {
          long mine = Math.min(LENGTH, Math.max(r.end(), r.start() + 1)) - r.start();
          whole += (double) mine * r.values()[d];
          wholeWeight += mine;
        }
      }
      assertThat(weight).isEqualTo(wholeWeight);
      assertThat(sum).isCloseTo(whole, within(1e-5 * Math.max(1, wholeWeight)));
    }
  }

  @Property(tries = 100)
  void theOrderInWhichStepsAreAskedForDoesNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    Pooler pooler = new Pooler(sequence(rows(random)));
    List<Span> steps = Grids.steps(new Span(0, LENGTH), 45_000);
    FeatureSequence together = pooler.pool(steps);
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < steps.size(); t++) {
      order.add(t);
    }
    Collections.shuffle(order, random);
    for (int t : order) {
      FeatureSequence alone = pooler.pool(List.of(steps.get(t)));
      assertThat(alone.observed(0)).isEqualTo(together.observed(t));
      for (int d = 0; d < 2; d++) {
        assertThat(Float.floatToIntBits(alone.value(0, d)))
            .isEqualTo(Float.floatToIntBits(together.value(t, d)));
      }
    }
  }

  @Property(tries = 100)
  void rowsThatBeginTogetherMayComeInAnyOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      float[] values = {random.nextFloat(), random.nextFloat()};
      rows.add(new Row(0, 1 + random.nextInt(90_000), values, random.nextBoolean()));
    }
    List<Row> mixed = new ArrayList<>(rows);
    Collections.shuffle(mixed, random);
    List<Span> steps = Grids.steps(new Span(0, 100_000), 9_000);
    FeatureSequence a = new Pooler(sequence(rows)).pool(steps);
    FeatureSequence b = new Pooler(sequence(mixed)).pool(steps);
    for (int t = 0; t < steps.size(); t++) {
      assertThat(b.observed(t)).isEqualTo(a.observed(t));
      for (int d = 0; a.observed(t) && d < 2; d++) {
        assertThat(b.value(t, d)).isCloseTo(a.value(t, d), within(1e-6f));
      }
    }
  }

  @Property(tries = 100)
  void droppedRowsChangeNoBit(@ForAll long seed) throws LacunaException {
    // Left out, masked over junk, masked over NaN: three ways of not being there.
    Random random = new Random(seed);
    List<Row> rows = rows(random);
    List<TimedWord> words = words(random);
    List<Row> gone = rows.stream().filter(Row::observed).toList();
    boolean[] keep = new boolean[rows.size()];
    List<Row> junk = new ArrayList<>();
    for (int i = 0; i < keep.length; i++) {
      Row r = rows.get(i);
      keep[i] = r.observed();
      junk.add(new Row(r.start(), r.end(), keep[i] ? r.values() : new float[] {1e6f, -1e6f}, true));
    }
    List<Span> spans = words.stream().map(w -> new Span(w.startUs(), w.endUs())).toList();
    for (List<Span> steps : List.of(spans, Grids.steps(new Span(0, LENGTH), 61_000))) {
      FeatureSequence a = new Pooler(sequence(rows)).pool(steps);
      FeatureSequence b = new Pooler(sequence(gone)).pool(steps);
      FeatureSequence c = new Pooler(sequence(junk).masked(keep)).pool(steps);
      for (int t = 0; t < steps.size(); t++) {
        assertSameStep(a, b, t);
        assertSameStep(a, c, t);
      }
    }
    assertThat(AlignedFeatures.on(new TimeGrid.Native(), clip(rows, words)).present()).hasSize(2);
  }

  @Test
  void everyModalityStandsOnTheSameStepsAndWordsKeepTheirOwnVectors() throws LacunaException {
    List<TimedWord> words =
        List.of(
            new TimedWord("one", 0, 100_000, TimedWord.Origin.GIVEN, 1),
            new TimedWord("over", 50_000, 150_000, TimedWord.Origin.GIVEN, 1),
            new TimedWord("none", 150_000, 150_000, TimedWord.Origin.GIVEN, 1));
    List<Row> rows =
        List.of(
            new Row(0, 50_000, new float[] {1, Float.NaN}, true),
            new Row(50_000, 100_000, new float[] {3, 5}, true),
            new Row(100_000, 200_000, new float[] {7, 5}, false));
    AlignedFeatures aligned = AlignedFeatures.on(new TimeGrid.Words(), clip(rows, words));
    FeatureSequence sound = audio(aligned);
    FeatureSequence said = aligned.sequence(Modality.LANGUAGE).orElseThrow();
    assertThat(sound.steps()).isEqualTo(3);
    for (int t = 0; t < 3; t++) {
      assertThat(sound.startUs(t)).isEqualTo(words.get(t).startUs());
      assertThat(sound.endUs(t)).isEqualTo(words.get(t).endUs());
      assertThat(said.value(t, 0)).isEqualTo(t);
      assertThat(said.observed(t)).isTrue();
    }
    assertThat(sound.value(0, 0)).isEqualTo(2);
    assertThat(sound.value(0, 1)).isEqualTo(5);
    assertThat(sound.value(1, 0)).isEqualTo(3);
    assertThat(sound.observed(2)).isFalse();
    assertThat(aligned.whyAbsent(Modality.VISION)).contains("No video.");

    AlignedFeatures equal = AlignedFeatures.on(new TimeGrid.FixedRate(70), clip(rows, words));
    assertThat(audio(equal).steps()).isEqualTo(43);
    assertThat(equal.sequence(Modality.LANGUAGE).orElseThrow().steps()).isEqualTo(43);
    assertThat(audio(equal).endUs(42)).isEqualTo(LENGTH);
  }

  @Test
  void withoutWordsTheWordGridIsRefusedWithTheReason() {
    FeatureSet mute =
        FeatureSet.of(
            LENGTH,
            Map.of(Modality.AUDIO, FeatureSequence.builder(TWO).add(0, 5, new float[2]).build()),
            Map.of(Modality.LANGUAGE, "No transcript: put talk.srt beside the clip."),
            List.of());
    assertThatThrownBy(() -> AlignedFeatures.on(new TimeGrid.Words(), mute))
        .isInstanceOf(LacunaException.class)
        .hasMessage(
            "No transcript: put talk.srt beside the clip (so there are no words to align to).");
  }

  @Test
  void aGridIsNamedByItsKey() {
    for (TimeGrid grid :
        List.of(new TimeGrid.Native(), new TimeGrid.Words(), new TimeGrid.FixedRate(40))) {
      assertThat(TimeGrid.ofKey(grid.key())).contains(grid);
    }
    for (String wrong : List.of("", "0", "-5", "60001", "4.5", "99999999999", "frames")) {
      assertThat(TimeGrid.ofKey(wrong)).as(wrong).isEmpty();
    }
  }
}
