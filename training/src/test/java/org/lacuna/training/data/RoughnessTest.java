package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;

class RoughnessTest {

  private static final int SIZE = 20;
  private static final int STEPS = 50;

  /** Ones; the last ten steps of each example are not given, and one value in three is unknown. */
  private static Examples ones() {
    float[] values = new float[SIZE * STEPS * 3];
    float[] known = new float[values.length];
    float[] given = new float[SIZE * STEPS];
    Arrays.fill(values, 1);
    Arrays.fill(known, 1);
    for (int i = 0; i < given.length; i++) {
      given[i] = i % STEPS < 40 ? 1 : 0;
      known[i * 3 + 2] = 0;
    }
    float[] length = new float[SIZE];
    Arrays.fill(length, STEPS);
    Lane lane =
        new Lane(STEPS, 3, values, given.clone(), given, known, new float[given.length], length);
    return new Examples(
        SIZE, Map.of(Modality.AUDIO, lane), Map.of(), java.util.Collections.nCopies(SIZE, "u"));
  }

  private static double sum(float... values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum;
  }

  @Test
  void aShareOfTheGivenStepsIsWithheldAndNoneIsAdded() {
    Examples before = ones();
    Lane lane = new Roughness(0.25, 0).of(before, new Random(1)).lane(Modality.AUDIO);

    assertThat(sum(lane.given()) / (SIZE * 40)).isCloseTo(0.75, within(0.04));
    for (int i = 0; i < lane.given().length; i++) {
      assertThat(lane.given()[i]).isLessThanOrEqualTo(before.lane(Modality.AUDIO).given()[i]);
    }
    assertThat(lane.values()).isEqualTo(before.lane(Modality.AUDIO).values());
    assertThat(lane.truth()).as("what was measured").isEqualTo(before.lane(Modality.AUDIO).truth());
  }

  @Test
  void oneStepAlwaysStays() {
    Lane lane = new Roughness(0.999, 0).of(ones(), new Random(2)).lane(Modality.AUDIO);
    for (int b = 0; b < SIZE; b++) {
      assertThat(sum(Arrays.copyOfRange(lane.given(), b * STEPS, (b + 1) * STEPS))).isPositive();
    }
  }

  @Test
  void noiseHasItsDeviationAndLeavesWhatIsUnknownOrNotGiven() {
    Lane lane = new Roughness(0, 0.5).of(ones(), new Random(3)).lane(Modality.AUDIO);
    double squares = 0;
    int count = 0;
    for (int at = 0; at < SIZE * STEPS; at++) {
      for (int d = 0; d < 3; d++) {
        float moved = lane.values()[at * 3 + d] - 1;
        if (d == 2 || at % STEPS >= 40) {
          assertThat(moved).isZero();
        } else {
          squares += moved * moved;
          count++;
        }
      }
    }
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void theSameSeedGivesTheSame() {
    Roughness both = new Roughness(0.3, 0.2);
    assertThat(both.of(ones(), new Random(7)).lane(Modality.AUDIO).values())
        .isEqualTo(both.of(ones(), new Random(7)).lane(Modality.AUDIO).values());
    assertThatThrownBy(() -> new Roughness(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
