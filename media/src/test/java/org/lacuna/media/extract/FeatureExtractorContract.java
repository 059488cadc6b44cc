package org.lacuna.media.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSink;

/**
 * What every feature extractor promises. A subclass says how to make one and what to feed it; all
 * tests here then run against it.
 */
public abstract class FeatureExtractorContract {

  /** A fresh extractor. */
  protected abstract FeatureExtractor create() throws LacunaException;

  /**
   * Feeds something that the extractor can measure, the same at every call, with time stamps from
   * about 0 on.
   *
   * @return end of what was fed, microseconds
   */
  protected abstract long feedSomething(MediaSink sink) throws LacunaException;

  /**
   * Feeds media of the extractor's own kind in which there is nothing to measure.
   *
   * @return end of what was fed, microseconds
   */
  protected abstract long feedNothing(MediaSink sink) throws LacunaException;

  /** Feeds media of the other kind, which the extractor must pass over. */
  protected abstract void feedOtherKind(MediaSink sink) throws LacunaException;

  @Test
  void theColumnsAreKnownBeforeTheFirstFrameAndDoNotChange() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      FeatureSpec before = extractor.spec();
      assertThat(before.extractorId()).startsWith("lacuna.");
      assertThat(before.extractorVersion()).isNotBlank();
      assertThat(before.dim()).isPositive();
      long end = feedSomething(extractor);
      assertThat(extractor.finish(end).spec()).isEqualTo(before);
      assertThat(extractor.spec()).isEqualTo(before);
      try (FeatureExtractor other = create()) {
        assertThat(other.spec()).isEqualTo(before);
        assertThat(other.modality()).isEqualTo(extractor.modality());
      }
    }
  }

  @Test
  void everyColumnHasAUniqueNameAUnitAndASentence() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      Set<String> names = new HashSet<>();
      for (Feature f : extractor.spec().features()) {
        assertThat(names.add(f.name())).as("%s is unique", f.name()).isTrue();
        assertThat(f.name()).matches("[a-z][a-z0-9_]*");
        assertThat(f.unit()).as("unit of %s", f.name()).isNotBlank();
        assertThat(f.description()).as("description of %s", f.name()).endsWith(".");
      }
    }
  }

  @Test
  void stepsGoForwardInTimeAndReachTheEndOfTheClip() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      long end = feedSomething(extractor) + 500_000;
      FeatureSequence sequence = extractor.finish(end);
      assertThat(sequence.steps()).isPositive();
      assertThat(sequence.dim()).isEqualTo(extractor.spec().dim());
      assertThat(sequence.startUs(0)).isNotNegative();
      for (int t = 0; t < sequence.steps(); t++) {
        assertThat(sequence.endUs(t)).isGreaterThan(sequence.startUs(t));
        if (t > 0) {
          assertThat(sequence.startUs(t)).isGreaterThanOrEqualTo(sequence.startUs(t - 1));
        }
      }
      assertThat(sequence.endUs(sequence.steps() - 1)).isGreaterThanOrEqualTo(end);
    }
  }

  @Test
  void whatIsObservedIsFiniteOrAbsentAndNeverEmpty() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      FeatureSequence sequence = extractor.finish(feedSomething(extractor));
      assertThat(sequence.observedSteps()).isPositive();
      for (int t = 0; t < sequence.steps(); t++) {
        int values = 0;
        for (int d = 0; d < sequence.dim(); d++) {
          float v = sequence.value(t, d);
          assertThat(Float.isInfinite(v)).as("step %s column %s is infinite", t, d).isFalse();
          values += Float.isNaN(v) ? 0 : 1;
        }
        assertThat(values > 0).as("step %s has a value", t).isEqualTo(sequence.observed(t));
      }
      assertThat(extractor.whyNothing()).isEmpty();
    }
  }

  @Test
  void nothingToMeasureIsUnobservedWithAReason() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      FeatureSequence sequence = extractor.finish(feedNothing(extractor));
      assertThat(sequence.observedSteps()).isZero();
      assertThat(extractor.whyNothing()).isPresent();
      assertThat(extractor.whyNothing().orElseThrow()).matches("[A-Z].*\\.");
    }
  }

  @Test
  void aClipWithoutAnyFrameIsUnobservedWithAReason() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      assertThat(extractor.finish(1_000_000).observedSteps()).isZero();
      assertThat(extractor.whyNothing()).isPresent();
    }
    try (FeatureExtractor extractor = create()) {
      assertThat(extractor.finish(0).observedSteps()).isZero();
      assertThat(extractor.whyNothing()).isPresent();
    }
  }

  @Test
  void theOtherKindOfMediaIsPassedOver() throws LacunaException {
    try (FeatureExtractor extractor = create()) {
      feedOtherKind(extractor);
      assertThat(extractor.finish(1_000_000).observedSteps()).isZero();
    }
  }

  @Test
  void theSameMediaGivesTheSameNumbers() throws LacunaException {
    try (FeatureExtractor one = create();
        FeatureExtractor two = create()) {
      assertSame(one.finish(feedSomething(one)), two.finish(feedSomething(two)));
    }
  }

  @Test
  void closingTwiceOrWithoutAPassIsFine() throws LacunaException {
    FeatureExtractor unused = create();
    unused.close();
    unused.close();
    FeatureExtractor broken = create();
    feedSomething(broken);
    broken.close();
    broken.close();
    FeatureExtractor used = create();
    FeatureSequence sequence = used.finish(feedSomething(used));
    int observed = sequence.observedSteps();
    used.close();
    used.close();
    assertThat(sequence.observedSteps())
        .as("a sequence outlives its extractor")
        .isEqualTo(observed);
  }

  /** Asserts that two sequences are equal bit for bit. */
  public static void assertSame(FeatureSequence one, FeatureSequence two) {
    assertThat(two.steps()).isEqualTo(one.steps());
    assertThat(two.dim()).isEqualTo(one.dim());
    for (int t = 0; t < one.steps(); t++) {
      assertThat(two.startUs(t)).isEqualTo(one.startUs(t));
      assertThat(two.endUs(t)).isEqualTo(one.endUs(t));
      assertThat(two.observed(t)).as("step %s observed", t).isEqualTo(one.observed(t));
      for (int d = 0; d < one.dim(); d++) {
        if (Float.floatToIntBits(one.value(t, d)) != Float.floatToIntBits(two.value(t, d))) {
          throw new AssertionError(
              "step %d, %s: %s and %s"
                  .formatted(
                      t, one.spec().features().get(d).name(), one.value(t, d), two.value(t, d)));
        }
      }
    }
  }
}
