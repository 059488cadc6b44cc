package org.lacuna.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class ChangeTest {

  private static SubsetResult result(double sentiment, double happy, double sad, double angry) {
    Map<String, Double> emotions = new LinkedHashMap<>();
    emotions.put("happy", happy);
    emotions.put("sad", sad);
    emotions.put("angry", angry);
    return new SubsetResult(
        ModalitySet.of(Modality.VISION), OptionalDouble.of(sentiment), emotions, "");
  }

  @Test
  void theDistanceIsHalfTheSumOfTheDifferences() {
    Change change = Change.between(result(1, 0.5, 0.3, 0.2), result(0.4, 0.2, 0.7, 0.1));
    // (0.3 + 0.4 + 0.1) / 2
    assertThat(change.distance().getAsDouble()).isCloseTo(0.4, within(1e-12));
    assertThat(change.sentiment().getAsDouble()).isCloseTo(-0.6, within(1e-12));
    assertThat(change.signFlips()).isFalse();
    assertThat(change.topFlips()).isTrue();
    assertThat(change.flips()).isTrue();
  }

  @Test
  void nothingInCommonIsOneAndTheSameIsZero() {
    assertThat(Change.between(result(1, 1, 0, 0), result(1, 0, 0, 1)).distance()).hasValue(1);
    assertThat(Change.between(result(1, 1, 0, 0), result(1, 1, 0, 0)).distance()).hasValue(0);
  }

  @Test
  void aSignFlipsOnlyAcrossZero() {
    assertThat(Change.between(result(0.1, 1, 0, 0), result(-0.1, 1, 0, 0)).signFlips()).isTrue();
    assertThat(Change.between(result(0, 1, 0, 0), result(-0.1, 1, 0, 0)).signFlips()).isFalse();
    assertThat(Change.between(result(2, 1, 0, 0), result(0.1, 1, 0, 0)).flips()).isFalse();
  }

  @Test
  void otherLabelsAreNotCompared() {
    SubsetResult other =
        new SubsetResult(
            ModalitySet.all(), OptionalDouble.empty(), Map.of("joy", 0.7, "fear", 0.3), "");
    Change change = Change.between(result(1, 1, 0, 0), other);
    assertThat(change.distance()).isEmpty();
    assertThat(change.sentiment()).isEmpty();
    assertThat(change.flips()).isFalse();
  }
}
