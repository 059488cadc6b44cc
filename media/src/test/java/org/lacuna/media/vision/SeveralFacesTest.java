package org.lacuna.media.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.demo.face.FacePose;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;
import org.lacuna.resources.LacunaResources;

/** Two drawn faces side by side that come and go, and pictures of odd sizes and rates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralFacesTest {

  private static final int WIDTH = DrawnFrames.WIDTH;
  private static final int HEIGHT = DrawnFrames.HEIGHT;

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
  void everyFaceIsKeptAndIdsSurviveExitAndReturn() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    for (int k = 0; k < 60; k++) {
      boolean right = k < 20 || k >= 40;
      extractor.video(pair(true, right, k * 40_000L));
    }
    extractor.finish(60 * 40_000L);
    Faces faces = extractor.faces();
    assertThat(faces.all()).hasSize(2);
    TrackedFace one = faces.all().get(0);
    TrackedFace two = faces.all().get(1);
    boolean inOrder = one.track().boxX(0) < WIDTH;
    TrackedFace left = inOrder ? one : two;
    TrackedFace other = inOrder ? two : one;
    assertThat(left.track().entries()).isGreaterThanOrEqualTo(59);
    assertThat(other.track().entries()).isBetween(26, 42);
    assertThat(other.track().at(30 * 40_000L)).as("it is out").isEqualTo(-1);
    assertThat(other.track().at(59 * 40_000L)).as("it is back").isNotNegative();
    assertThat(faces.why()).startsWith("Whether anybody on screen speaks cannot be told: face ");
  }

  @Test
  void theSequenceIsThatOfTheChosenFaceAndOthersCanBeChosen() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    for (int k = 0; k < 12; k++) {
      extractor.video(pair(true, k >= 6, k * 40_000L));
    }
    FeatureSequence s = extractor.finish(12 * 40_000L);
    Faces faces = extractor.faces();
    assertThat(faces.frameStartUs()).hasSize(12);
    assertThat(s.steps()).isEqualTo(12);
    TrackedFace chosen = faces.chosen().orElseThrow();
    assertThat(s.observedSteps()).isEqualTo(chosen.features().observedSteps());
    for (TrackedFace f : faces.all()) {
      FeatureSequence its = faces.choosing(f.id()).sequence(12 * 40_000L);
      assertThat(its.steps()).isEqualTo(12);
      assertThat(its.observedSteps()).isEqualTo(f.features().observedSteps());
    }
  }

  @Test
  void irisesLieBetweenTheCornersOfTheirEyes() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    extractor.video(frames.face(FacePose.REST, 0));
    extractor.finish(40_000);
    var track = extractor.faces().all().get(0).track();
    assertThat(track.x(0, 468)).isBetween(track.x(0, 33), track.x(0, 133));
    assertThat(track.x(0, 473)).isBetween(track.x(0, 362), track.x(0, 263));
  }

  @Test
  void oddSizesAreLookedAtAndStampedWithTheirTime() throws LacunaException {
    for (int[] size : new int[][] {{33, 47}, {1, 1}, {2, 600}, {601, 3}}) {
      FaceExtractor extractor = new FaceExtractor(networks);
      for (int k = 0; k < 3; k++) {
        extractor.video(plain(size[0], size[1], k * 40_000L + 7));
      }
      FeatureSequence s = extractor.finish(120_007);
      assertThat(s.steps()).as("%s x %s", size[0], size[1]).isEqualTo(3);
      assertThat(s.startUs(1)).isEqualTo(40_007);
      assertThat(s.observedSteps()).isZero();
    }
  }

  @Test
  void aPictureASecondAndAHundredAndTwentyASecondKeepTheirTimes() throws LacunaException {
    for (long step : new long[] {1_000_000, 8_333}) {
      FaceExtractor extractor = new FaceExtractor(networks);
      for (int k = 0; k < 8; k++) {
        extractor.video(frames.face(FacePose.REST, k * step, k));
      }
      FeatureSequence s = extractor.finish(8 * step);
      assertThat(s.steps()).isEqualTo(8);
      assertThat(s.observedSteps()).isEqualTo(8);
      assertThat(extractor.faces().all()).hasSize(1);
      for (int t = 0; t < 8; t++) {
        assertThat(s.startUs(t)).isEqualTo(t * step);
      }
    }
  }

  /** Two pictures side by side, each with a face or without. */
  private VideoFrame pair(boolean left, boolean right, long timeUs) {
    VideoFrame a = left ? frames.face(FacePose.REST, timeUs) : DrawnFrames.nothing(timeUs);
    VideoFrame b =
        right ? frames.face(FacePose.REST.withSmile(1), timeUs) : DrawnFrames.nothing(timeUs);
    ByteBuffer both = ByteBuffer.allocateDirect(6 * WIDTH * HEIGHT);
    byte[] row = new byte[3 * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      a.bgr().get(y * 3 * WIDTH, row);
      both.put(y * 6 * WIDTH, row);
      b.bgr().get(y * 3 * WIDTH, row);
      both.put(y * 6 * WIDTH + 3 * WIDTH, row);
    }
    return new VideoFrame(2 * WIDTH, HEIGHT, 6 * WIDTH, both, timeUs);
  }

  private static VideoFrame plain(int width, int height, long timeUs) {
    return new VideoFrame(
        width, height, 3 * width, ByteBuffer.allocateDirect(3 * width * height), timeUs);
  }
}
