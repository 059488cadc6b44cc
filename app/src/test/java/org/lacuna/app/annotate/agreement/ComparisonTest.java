package org.lacuna.app.annotate.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lacuna.app.annotate.agreement.Labelled.Said;
import org.lacuna.app.project.TierKind;
import org.lacuna.inference.eval.Krippendorff;

class ComparisonTest {

  private static final Topic EMOTION = new Topic("Emotion", TierKind.EMOTION);
  private static final Topic SENTIMENT = new Topic("Sentiment", TierKind.SENTIMENT);

  /** Seconds and labels in turn. */
  private static Labelled said(long clip, String who, Object... spans) {
    List<Said> segments = new ArrayList<>();
    for (int i = 0; i < spans.length; i += 3) {
      segments.add(new Said(us(spans[i]), us(spans[i + 1]), (String) spans[i + 2]));
    }
    return new Labelled(clip, who, false, segments);
  }

  private static long us(Object seconds) {
    return Math.round(((Number) seconds).doubleValue() * 1e6);
  }

  @Test
  void alphaOfAnExampleByHand() {
    // units: 4 s happy/happy, 4 s sad/neutral, 4 s sad/angry; of 24 s of labels
    Comparison c =
        Comparison.of(
            EMOTION,
            List.of(
                said(1, "Ann", 4, 8, "happy", 8, 16, "sad"),
                said(1, "Bob", 0, 4, "neutral", 4, 8, "happy", 8, 12, "neutral", 12, 16, "angry")));
    double expected = 1 - (2.0 / 3) / (1 - (8 * 8 + 8 * 8 + 4 * 4 + 4 * 4) / (24.0 * 24.0));
    assertThat(c.alpha().orElseThrow()).isCloseTo(expected, within(1e-3));
    assertThat(c.comparedMs()).isEqualTo(12_000);
    assertThat(c.labelledMs()).isEqualTo(16_000);
    Pair p = c.pairs().get(0);
    assertThat(p.labels()).containsExactly("neutral", "happy", "sad", "angry");
    assertThat(p.confusion()[1][1]).isEqualTo(4_000);
    assertThat(p.confusion()[2][0]).isEqualTo(4_000);
    assertThat(p.confusion()[2][3]).isEqualTo(4_000);
    assertThat(p.same().orElseThrow()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(p.shared()).hasValue(0.75);
  }

  @Test
  void gapsAndSegmentsWithoutALabelAreNoRatings() {
    Comparison c =
        Comparison.of(
            EMOTION,
            List.of(
                said(1, "Ann", 0, 1, "happy", 1, 2, "sad"),
                said(1, "Bob", 0, 1, "happy", 1, 2, "")));
    assertThat(c.comparedMs()).isEqualTo(1_000);
    assertThat(c.pairs().get(0).same()).hasValue(1);
    assertThat(c.alpha()).as("one label only: agreement by chance cannot be told").isEmpty();
  }

  @Test
  void sentimentIsAnIntervalSoThatNearIsBetterThanFar() {
    Comparison near =
        Comparison.of(
            SENTIMENT,
            List.of(said(1, "Ann", 0, 1, "3", 1, 2, "-3"), said(1, "Bob", 0, 1, "2", 1, 2, "-3")));
    Comparison far =
        Comparison.of(
            SENTIMENT,
            List.of(said(1, "Ann", 0, 1, "3", 1, 2, "-3"), said(1, "Bob", 0, 1, "-2", 1, 2, "-3")));
    assertThat(near.alpha().orElseThrow()).isGreaterThan(0.9);
    assertThat(far.alpha().orElseThrow()).isLessThan(0.3);
  }

  @Test
  void clipsAreCountedTogetherAndNotMixed() {
    List<Labelled> clips =
        List.of(
            said(1, "Ann", 0, 2, "happy"),
            said(1, "Bob", 0, 2, "happy"),
            said(2, "Ann", 0, 2, "sad"),
            said(2, "Bob", 0, 2, "sad"),
            said(3, "Ann", 0, 9, "sad"));
    Comparison c = Comparison.of(EMOTION, clips);
    assertThat(c.alpha().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(c.comparedMs()).isEqualTo(4_000);
    assertThat(c.labelledMs()).isEqualTo(13_000);
  }

  @Test
  void modelsAreComparedWithEveryPersonButCountForNoneInAlpha() {
    Labelled model = new Labelled(1, "KT", true, List.of(new Said(0, 2_000_000, "sad")));
    Comparison c =
        Comparison.of(
            EMOTION,
            List.of(
                model,
                said(1, "Ann", 0, 1, "happy", 1, 2, "sad"),
                said(1, "Bob", 0, 1, "happy", 1, 2, "sad")));
    assertThat(c.people()).isEqualTo(2);
    assertThat(c.alpha().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(c.pairs())
        .extracting(p -> p.first() + "/" + p.second() + "/" + p.model())
        .containsExactly("Ann/Bob/false", "Ann/KT/true", "Bob/KT/true");
    assertThat(c.pairs().get(1).same()).hasValue(0.5);
    assertThat(Comparison.of(EMOTION, List.of(model)).pairs()).isEmpty();
  }

  @Property(tries = 60, seed = "3")
  void cuttingWhereSomebodyChangesIsCountingEveryMillisecond(
      @ForAll("labels") List<Integer> first, @ForAll("labels") List<Integer> second) {
    Labelled a = perHundred("Ann", first);
    Labelled b = perHundred("Bob", second);
    Comparison c = Comparison.of(EMOTION, List.of(a, b));
    int length = 100 * Math.max(first.size(), second.size());
    double[][] units = new double[length][];
    long[] ones = new long[length];
    for (int ms = 0; ms < length; ms++) {
      units[ms] = new double[] {rating(first, ms), rating(second, ms)};
      ones[ms] = 1;
    }
    var expected = Krippendorff.alpha(units, ones, Krippendorff.Scale.NOMINAL);
    assertThat(c.alpha().isPresent()).isEqualTo(expected.isPresent());
    if (expected.isPresent()) {
      assertThat(c.alpha().getAsDouble()).isCloseTo(expected.getAsDouble(), within(1e-9));
    }
  }

  private static double rating(List<Integer> labels, int ms) {
    int i = ms / 100;
    return i < labels.size() && labels.get(i) > 0 ? labels.get(i) : Double.NaN;
  }

  private static Labelled perHundred(String who, List<Integer> labels) {
    List<Said> segments = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i) > 0) {
        String label = TierKind.EMOTION.labels().get(labels.get(i) - 1);
        segments.add(new Said(i * 100_000L, (i + 1) * 100_000L, label));
      }
    }
    return new Labelled(1, who, false, segments);
  }

  @Provide
  Arbitrary<List<Integer>> labels() {
    return Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(12);
  }
}
