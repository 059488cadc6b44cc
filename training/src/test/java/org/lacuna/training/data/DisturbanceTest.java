package org.lacuna.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;

class DisturbanceTest {

  private static final int STEPS = 200;
  private static final int DIM = 3;

  /** One example of zeros whose last step was not observed and whose column 2 is not known. */
  private static Examples examples() {
    float[] observed = new float[STEPS];
    java.util.Arrays.fill(observed, 0, STEPS - 1, 1);
    float[] known = new float[STEPS * DIM];
    for (int i = 0; i < known.length; i++) {
      known[i] = i % DIM == 2 || i / DIM == STEPS - 1 ? 0 : 1;
    }
    Lane lane =
        new Lane(
            STEPS,
            DIM,
            new float[STEPS * DIM],
            observed,
            observed.clone(),
            known,
            new float[STEPS],
            new float[] {STEPS});
    return new Examples(
        1, Map.of(Modality.AUDIO, lane, Modality.VISION, lane), Map.of(), List.of("a"));
  }

  private static Lane disturbed(Disturbance.Level level) {
    return new Disturbance(Map.of(Modality.AUDIO, level))
        .apply(examples(), new Random(1))
        .lane(Modality.AUDIO);
  }

  @Test
  void aShiftMovesAColumnByOneAmount() {
    float[] values = disturbed(new Disturbance.Level(0.5, 0, 0, 0)).values();
    assertThat(values[0]).isNotZero().isNotEqualTo(values[1]);
    for (int t = 0; t < STEPS - 1; t++) {
      assertThat(values[t * DIM]).isEqualTo(values[0]);
      assertThat(values[t * DIM + 2]).as("not known").isZero();
    }
    assertThat(values[(STEPS - 1) * DIM]).as("not observed").isZero();
  }

  @Test
  void noiseHasTheDeviationThatIsAskedFor() {
    float[] values = disturbed(new Disturbance.Level(0, 0.5, 0, 0)).values();
    double squares = 0;
    for (int t = 0; t < STEPS - 1; t++) {
      squares += values[t * DIM] * values[t * DIM];
    }
    assertThat(Math.sqrt(squares / (STEPS - 1))).isCloseTo(0.5, within(0.1));
  }

  @Test
  void stepsAreTakenAwayButNeverAll() {
    Lane lane = disturbed(new Disturbance.Level(0, 0, 0.3, 0));
    assertThat(count(lane.given())).isBetween(100, 180);
    assertThat(count(lane.truth())).isEqualTo(STEPS - 1);
    assertThat(count(disturbed(new Disturbance.Level(0, 0, 1, 0)).given())).isEqualTo(1);
  }

  @Test
  void aBlindColumnSaysItsMeanAndNothingIsKnownOfIt() {
    Lane lane = disturbed(new Disturbance.Level(1, 1, 0, 1));
    assertThat(lane.values()).containsOnly(0);
    assertThat(lane.known()).containsOnly(0);
    assertThat(count(lane.given())).isEqualTo(STEPS - 1);
  }

  @Test
  void otherModalitiesAndTheOriginalStayAsTheyAre() {
    Examples before = examples();
    Examples after =
        new Disturbance(Map.of(Modality.AUDIO, new Disturbance.Level(1, 1, 0.5, 0)))
            .apply(before, new Random(1));
    assertThat(after.lane(Modality.VISION)).isSameAs(before.lane(Modality.VISION));
    assertThat(before.lane(Modality.AUDIO).values()).containsOnly(0);
    assertThat(Disturbance.NONE.apply(before, new Random(1))).isSameAs(before);
  }

  private static int count(float[] flags) {
    int n = 0;
    for (float f : flags) {
      n += f > 0 ? 1 : 0;
    }
    return n;
  }
}
