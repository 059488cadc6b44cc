package org.lacuna.media.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.demo.face.FacePose;
import org.lacuna.media.demo.face.FacePose.Mouth;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.vision.net.Expressions;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.resources.LacunaResources;

/** Watches the drawn face, whose points and pose are known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaceExtractorTest {

  private final DrawnFrames frames = new DrawnFrames();
  private FaceNetworks networks;

  @BeforeAll
  void open() throws LacunaException {
    networks = FaceNetworks.open(new OnnxRuntime(), LacunaResources::model);
  }

  @AfterAll
  void close() {
    networks.close();
  }

  @Test
  void theMeshLiesOnTheDrawnPoints() throws LacunaException {
    FaceTrack track = track(frames.face(FacePose.REST, 0));
    float[] drawn = frames.landmarks(FacePose.REST);
    double eyes =
        Math.hypot(drawn[2 * 33] - drawn[2 * 263], drawn[2 * 33 + 1] - drawn[2 * 263 + 1]);
    double sum = 0;
    for (int k = 0; k < Mesh.POINTS; k++) {
      double x = track.x(0, k);
      double y = track.y(0, k);
      sum += Math.hypot(x - drawn[2 * k], y - drawn[2 * k + 1]);
    }
    assertThat(sum / Mesh.POINTS / eyes)
        .as("mean distance, in distances between the outer eye corners")
        .isLessThan(0.12);
  }

  @Test
  void aTurnedHeadIsMeasuredTurned() throws LacunaException {
    double rest = value(FacePose.REST, "head_yaw");
    double pitch = value(FacePose.REST, "head_pitch");
    double roll = value(FacePose.REST, "head_roll");
    assertThat(rest).isCloseTo(0, within(4.0));
    assertThat(roll).isCloseTo(0, within(3.0));
    // The person's left is the picture's right.
    double fifteen = Math.toRadians(15);
    assertThat(value(DrawnFrames.turned(fifteen, 0, 0), "head_yaw") - rest).isBetween(9.0, 21.0);
    assertThat(value(DrawnFrames.turned(-fifteen, 0, 0), "head_yaw") - rest).isBetween(-21.0, -9.0);
    assertThat(value(DrawnFrames.turned(0, Math.toRadians(10), 0), "head_pitch") - pitch)
        .isBetween(4.0, 16.0);
    assertThat(value(DrawnFrames.turned(0, 0, Math.toRadians(12)), "head_roll") - roll)
        .isBetween(9.0, 15.0);
  }

  @Test
  void openingTheMouthAndSmilingAreMeasured() throws LacunaException {
    FacePose open = FacePose.REST.withMouth(new Mouth(0.8, 0, 0, 0, 0, 0));
    assertThat(value(open, "mouth_opening"))
        .isGreaterThan(value(FacePose.REST, "mouth_opening") + 0.1);
    assertThat(value(open, "jaw_drop")).isGreaterThan(value(FacePose.REST, "jaw_drop") + 0.05);
    FacePose smile = FacePose.REST.withSmile(1);
    assertThat(value(smile, "mouth_width")).isGreaterThan(value(FacePose.REST, "mouth_width"));
    assertThat(value(smile, "lip_corner_raise_left"))
        .isGreaterThan(value(FacePose.REST, "lip_corner_raise_left"));
    assertThat(value(smile, "expr_happy")).isGreaterThan(value(FacePose.REST, "expr_happy"));
  }

  @Test
  void expressionsAreProbabilities() throws LacunaException {
    FeatureSequence s = extract(frames.face(FacePose.REST, 0));
    double sum = 0;
    for (String name : Expressions.NAMES) {
      float p = s.value(0, s.spec().indexOf("expr_" + name));
      assertThat(p).isBetween(0f, 1f);
      sum += p;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void aFrameWithoutAFaceIsAnUnobservedStepAndTheFaceIsFoundAgain() throws LacunaException {
    FeatureSequence s =
        extract(
            frames.face(FacePose.REST, 0),
            frames.face(FacePose.REST, 40_000),
            DrawnFrames.nothing(80_000),
            DrawnFrames.nothing(120_000),
            frames.face(FacePose.REST, 160_000, 40),
            frames.face(FacePose.REST, 200_000, 42));
    assertThat(observed(s)).containsExactly(true, true, false, false, true, true);
    int speed = s.spec().indexOf("head_speed");
    assertThat(s.value(0, speed)).as("no frame before").isNaN();
    assertThat(s.value(1, speed)).isCloseTo(0, within(0.5f));
    assertThat(s.value(4, speed)).as("no face in the frame before").isNaN();
    assertThat(s.value(5, speed)).isPositive();
  }

  @Test
  void aFaceThatJumpsAcrossThePictureIsFollowed() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    extractor.video(frames.face(FacePose.REST, 0, -110));
    extractor.video(frames.face(FacePose.REST, 40_000, -110));
    extractor.video(frames.face(FacePose.REST, 80_000, 110));
    extractor.video(frames.face(FacePose.REST, 120_000, 110));
    FeatureSequence s = extractor.finish(160_000);
    assertThat(observed(s)).containsExactly(true, true, true, true);
    FaceTrack track = extractor.faces().chosen().orElseThrow().track();
    assertThat(track.boxX(3) - track.boxX(1)).isCloseTo(220f, within(12f));
  }

  @Test
  void aFaceThatComesLateIsFound() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    for (int k = 0; k < 50; k++) {
      extractor.video(DrawnFrames.nothing(k * 40_000L));
    }
    for (int k = 50; k < 60; k++) {
      extractor.video(frames.face(FacePose.REST, k * 40_000L));
    }
    FeatureSequence s = extractor.finish(60 * 40_000L);
    for (int k = 0; k < 60; k++) {
      if (k < 50 || k >= 56) {
        assertThat(s.observed(k)).as("frame %s", k).isEqualTo(k >= 50);
      }
    }
  }

  @Test
  void stepsLastUntilTheNextFrameWhateverTheRate() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    long[] times = {0, 33_000, 33_000, 20_000, 90_000, 130_000};
    for (long t : times) {
      extractor.video(frames.face(FacePose.REST, t));
    }
    FeatureSequence s = extractor.finish(1_000_000);
    assertThat(s.steps())
        .as("four frames that are later than the one before, and the rest")
        .isEqualTo(5);
    assertThat(s.startUs(1)).isEqualTo(33_000);
    assertThat(s.endUs(1)).isEqualTo(90_000);
    assertThat(s.endUs(3)).as("twice the last span").isEqualTo(130_000 + 80_000);
    assertThat(s.observed(4)).isFalse();
    assertThat(s.endUs(4)).isEqualTo(1_000_000);
  }

  @Test
  void theTrackHasAnEntryForEveryFrameWithAFace() throws LacunaException {
    FaceTrack track = track(frames.face(FacePose.REST, 0), DrawnFrames.nothing(40_000));
    assertThat(track.entries()).isEqualTo(1);
    assertThat(track.at(39_999)).isZero();
    assertThat(track.at(40_000)).isEqualTo(-1);
    assertThat(track.boxWidth(0)).isBetween(40f, 200f);
  }

  @Test
  void aStillPictureGivesASequenceThatMovesALittle() throws LacunaException {
    VideoFrame f = frames.face(FacePose.REST, 0);
    byte[] bgr = new byte[f.bgr().capacity()];
    f.bgr().get(0, bgr);
    StillFaceSequence still = new StillFaceSequence(networks);
    FeatureSequence s = still.extract(bgr, f.width(), f.height(), 7);
    assertThat(s.steps()).isEqualTo(StillFaceSequence.FRAMES);
    assertThat(s.observedSteps()).isEqualTo(StillFaceSequence.FRAMES);
    assertThat(s.endUs(s.steps() - 1)).isEqualTo(4_000_000);
    int roll = s.spec().indexOf("head_roll");
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (int t = 0; t < s.steps(); t++) {
      least = Math.min(least, s.value(t, roll));
      most = Math.max(most, s.value(t, roll));
    }
    assertThat(most - least).isBetween(1f, 12f);
    FeatureSequence again = still.extract(bgr, f.width(), f.height(), 7);
    FeatureSequence other = still.extract(bgr, f.width(), f.height(), 8);
    assertThat(again.value(5, roll)).isEqualTo(s.value(5, roll));
    assertThat(other.value(5, roll)).isNotEqualTo(s.value(5, roll));
  }

  private double value(FacePose pose, String feature) throws LacunaException {
    FeatureSequence s = extract(frames.face(pose, 0), frames.face(pose, 40_000));
    assertThat(s.observed(1)).as("%s is seen", pose).isTrue();
    return s.value(1, s.spec().indexOf(feature));
  }

  private FeatureSequence extract(VideoFrame... all) throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    for (VideoFrame f : all) {
      extractor.video(f);
    }
    return extractor.finish(all[all.length - 1].timeUs() + 40_000);
  }

  private FaceTrack track(VideoFrame... all) throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    for (VideoFrame f : all) {
      extractor.video(f);
    }
    extractor.finish(all[all.length - 1].timeUs() + 40_000);
    return extractor.faces().chosen().orElseThrow().track();
  }

  private static boolean[] observed(FeatureSequence s) {
    boolean[] r = new boolean[s.steps()];
    for (int t = 0; t < r.length; t++) {
      r[t] = s.observed(t);
    }
    return r;
  }
}
