package org.lacuna.media.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;
import org.lacuna.resources.LacunaResources;

/** Real faces, where the research data lies beside the checkout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPicturesTest {

  private static final MediaSource.ReadOptions PICTURES =
      new MediaSource.ReadOptions(true, false, 16_000, 10);

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
  void portraitsHaveAFaceAndHappyOnesLookHappy() throws IOException, LacunaException {
    Path folder = data("faces");
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    int pictures = 0;
    int found = 0;
    double happy = 0;
    int happyPictures = 0;
    double other = 0;
    for (int k = 1; k < lines.size(); k += 20) {
      int comma = lines.get(k).indexOf(',');
      String name = lines.get(k).substring(0, comma);
      String label = lines.get(k).substring(comma + 1);
      BufferedImage picture = ImageIO.read(folder.resolve("images/" + name).toFile());
      if (picture == null) {
        continue;
      }
      pictures++;
      FaceExtractor extractor = new FaceExtractor(networks);
      extractor.video(frame(picture));
      FeatureSequence s = extractor.finish(40_000);
      if (!s.observed(0)) {
        continue;
      }
      found++;
      float p = s.value(0, s.spec().indexOf("expr_happy"));
      if (label.equals("happiness")) {
        happy += p;
        happyPictures++;
      } else {
        other += p;
      }
    }
    assertThat(found / (double) pictures).as("share with a face").isGreaterThan(0.9);
    assertThat(happy / happyPictures)
        .as("mean probability of happy, on happy pictures against the others")
        .isGreaterThan(2 * other / (found - happyPictures));
  }

  @Test
  void aTalkingHeadIsSeenThroughout() throws LacunaException {
    FeatureSequence s = watch("sadtalker_WDA_KatieHill_000.mp4");
    assertThat(s.observedFraction()).isGreaterThan(0.95);
  }

  @Test
  void aClipWithoutAFaceIsUnobserved() throws LacunaException {
    assertThat(watch("pyfeat_no_face.mp4").observedSteps()).isZero();
  }

  @Test
  void aFaceThatComesAfterATitleIsFound() throws LacunaException {
    FeatureSequence s = watch("pyfeat_noface_face.mov");
    assertThat(s.observedFraction()).isBetween(0.25, 0.5);
    assertThat(s.observed(0)).isFalse();
    assertThat(s.observed(s.steps() - 2)).isTrue();
  }

  private FeatureSequence watch(String clip) throws LacunaException {
    Path file = data("clips").resolve(clip);
    FaceExtractor extractor = new FaceExtractor(networks);
    MediaSource.Pass pass =
        new FfmpegMediaSource()
            .read(file, PICTURES, sink(extractor), new CancelToken(), ProgressSink.ignore());
    return extractor.finish(pass.endUs());
  }

  private static MediaSink sink(FaceExtractor extractor) {
    return new MediaSink() {
      @Override
      public void video(VideoFrame frame) throws LacunaException {
        extractor.video(frame);
      }

      @Override
      public void audio(AudioBlock block) {
        extractor.audio(block);
      }
    };
  }

  private static VideoFrame frame(BufferedImage picture) {
    byte[] bgr = StillFaceSequence.bgr(picture);
    java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocateDirect(bgr.length);
    buffer.put(0, bgr);
    return new VideoFrame(
        picture.getWidth(), picture.getHeight(), 3 * picture.getWidth(), buffer, 0);
  }

  private static Path data(String folder) {
    Path path = Path.of(System.getProperty("lacuna.data", "no-data")).resolve(folder);
    if (!Files.isDirectory(path)) {
      System.out.println("skipped: the research data has no folder " + folder + " here");
    }
    assumeTrue(Files.isDirectory(path), "the research data is not here");
    return path;
  }
}
