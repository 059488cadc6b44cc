package org.lacuna.media.vision.choose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.media.vision.measure.FaceColumns;

/** Made-up mouths and sounds, of which it is known who speaks. */
class FaceChoiceTest {

  private static final int STEPS = 250;
  private static final long FRAME_US = 40_000;

  @Test
  void theMouthThatMovesWithTheSoundIsChosenOverALargerStillOne() {
    double[] voice = syllables(1, 0, STEPS);
    FaceChoice choice =
        FaceChoice.among(
            List.of(face(1, still(5)), face(2, following(voice))), List.of(900.0, 100.0), voice);
    assertThat(choice.chosen()).hasValue(2);
    assertThat(choice.why()).isEqualTo("Face 2: its mouth moves with the sound.");
    assertThat(choice.faces().get(0).speaking()).isZero();
    assertThat(choice.faces().get(1).speaking()).isGreaterThan(0.5f);
  }

  @Test
  void twoStillFacesUnderAVoiceAreNotCalledTheSpeaker() {
    double[] voice = syllables(2, 0, STEPS);
    FaceChoice choice =
        FaceChoice.among(List.of(face(1, still(6)), face(2, still(7))), List.of(10.0, 90.0), voice);
    assertThat(choice.chosen()).hasValue(2);
    assertThat(choice.why()).isEqualTo("Nobody on screen speaks: face 2 is the largest.");
  }

  @Test
  void aMouthThatMovesToAnotherSoundDoesNotSpeak() {
    double[] heard = syllables(3, 0, STEPS);
    double[] other = syllables(4, 0, STEPS);
    FaceChoice choice =
        FaceChoice.among(
            List.of(face(1, following(other)), face(2, following(heard))),
            List.of(90.0, 10.0),
            heard);
    assertThat(choice.chosen()).hasValue(2);
  }

  @Test
  void whoSpeaksMostIsChosenWhenSeveralSpeak() {
    double[] first = syllables(5, 0, 80);
    double[] second = syllables(6, 80, STEPS);
    double[] both = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      both[t] = Math.max(first[t], second[t]);
    }
    FaceChoice choice =
        FaceChoice.among(
            List.of(face(1, following(first)), face(2, following(second))),
            List.of(90.0, 10.0),
            both);
    assertThat(choice.chosen()).hasValue(2);
  }

  @Test
  void withoutSoundNothingIsSaidAboutSpeaking() {
    double[] voice = syllables(7, 0, STEPS);
    FaceChoice choice =
        FaceChoice.among(
            List.of(face(1, following(voice)), face(2, still(8))),
            List.of(90.0, 10.0),
            new double[0]);
    assertThat(choice.chosen()).hasValue(1);
    assertThat(choice.why())
        .isEqualTo("Whether anybody on screen speaks cannot be told: face 1 is the largest.");
    assertThat(choice.faces()).allMatch(f -> Float.isNaN(f.speaking()));
  }

  @Test
  void noFaceIsNoChoice() {
    FaceChoice choice = FaceChoice.among(List.of(), List.of(), new double[10]);
    assertThat(choice.chosen()).isEmpty();
    assertThat(choice.why()).isEqualTo("No face was found.");
  }

  /** Levels of bursts of 120 to 320 ms between from and to, silence elsewhere. */
  private static double[] syllables(long seed, int from, int to) {
    Random random = new Random(seed);
    double[] level = new double[STEPS];
    Arrays.fill(level, -65);
    int t = from;
    while (t < to) {
      int on = 3 + random.nextInt(6);
      for (int k = t; k < Math.min(to, t + on); k++) {
        level[k] = -25 - 8 * random.nextDouble();
      }
      t += on + 2 + random.nextInt(5);
    }
    return level;
  }

  /** A mouth that is open while there is sound, with some tremble. */
  private static double[] following(double[] level) {
    Random random = new Random(11);
    double[] gap = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      double open = level[t] > -60 ? 0.15 + 0.12 * Math.sin(0.9 * t) : 0.02;
      gap[t] = open + 0.002 * random.nextGaussian();
    }
    return gap;
  }

  private static double[] still(long seed) {
    Random random = new Random(seed);
    double[] gap = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      gap[t] = 0.03 + 0.002 * random.nextGaussian();
    }
    return gap;
  }

  private static TrackedFace face(int id, double[] gap) {
    FaceTrack.Builder track = FaceTrack.builder();
    FeatureSequence.Builder rows = FeatureSequence.builder(FaceColumns.SPEC);
    float[] nowhere = new float[2 * FaceTrack.POINTS];
    Arrays.fill(nowhere, Float.NaN);
    for (int t = 0; t < gap.length; t++) {
      float[] row = new float[FaceColumns.SPEC.dim()];
      row[FaceColumns.MOUTH_OPENING] = (float) gap[t];
      track.add(t * FRAME_US, (t + 1) * FRAME_US, new float[] {0, 0, 50, 60}, 1, nowhere);
      rows.add(t * FRAME_US, (t + 1) * FRAME_US, row);
    }
    return new TrackedFace(id, track.build(), rows.build(), Float.NaN);
  }
}
