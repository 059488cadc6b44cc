package org.lacuna.media.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.lacuna.media.extract.Faces;
import org.lacuna.resources.LacunaResources;

/** Real clips cut together: two speakers side by side, one after the other, and as stills. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClipsTest {

  private static final long FRAME_US = 80_000;
  private static final int EDGE = 256;

  private FaceNetworks networks;
  private Clip woman = new Clip();
  private Clip man = new Clip();

  /** Pictures of 256 x 256 at 12.5 a second, and the sound. */
  private static final class Clip implements MediaSink {
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<AudioBlock> sound = new ArrayList<>();

    @Override
    public void video(VideoFrame f) {
      byte[] bgr = new byte[3 * EDGE * EDGE];
      for (int y = 0; y < EDGE; y++) {
        for (int x = 0; x < EDGE; x++) {
          int p = y * f.height() / EDGE * f.stride() + 3 * (x * f.width() / EDGE);
          for (int c = 0; c < 3; c++) {
            bgr[3 * (y * EDGE + x) + c] = f.bgr().get(p + c);
          }
        }
      }
      pictures.add(bgr);
    }

    @Override
    public void audio(AudioBlock block) {
      float[] copy = new float[block.samples().limit()];
      block.samples().get(0, copy);
      sound.add(new AudioBlock(FloatBuffer.wrap(copy), block.sampleRate(), block.timeUs()));
    }
  }

  @BeforeAll
  void open() throws LacunaException {
    Path clips = Path.of(System.getProperty("lacuna.data", "no-data")).resolve("clips");
    if (!Files.isDirectory(clips)) {
      System.out.println("skipped: the research data has no clips here");
    }
    assumeTrue(Files.isDirectory(clips), "the research data is not here");
    networks = FaceNetworks.open(new OnnxRuntime(), LacunaResources::model);
    woman = read(clips.resolve("sadtalker_WDA_KatieHill_000.mp4"));
    man = read(clips.resolve("sadtalker_WDA_BobMenendez_000.mp4"));
  }

  @AfterAll
  void close() {
    if (networks != null) {
      networks.close();
    }
  }

  @Test
  void theOneWhoseVoiceIsHeardIsChosen() throws LacunaException {
    Faces his = sideBySide(man.sound, false);
    assertThat(his.all()).hasSize(2);
    assertThat(onTheLeft(his)).as("%s", his.why()).isFalse();
    Faces hers = sideBySide(woman.sound, false);
    assertThat(onTheLeft(hers)).as("%s", hers.why()).isTrue();
  }

  @Test
  void stillsUnderAVoiceDoNotSpeak() throws LacunaException {
    Faces faces = sideBySide(man.sound, true);
    assertThat(faces.all()).hasSize(2);
    assertThat(faces.why()).startsWith("Nobody on screen speaks: face ");
  }

  @Test
  void peopleKeepTheirIdsThroughCuts() throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    long us = 0;
    for (int shot = 0; shot < 4; shot++) {
      Clip clip = shot % 2 == 0 ? woman : man;
      for (int k = 0; k < 15; k++) {
        extractor.video(single(clip.pictures.get(20 * shot + k), us));
        us += FRAME_US;
      }
    }
    extractor.finish(us);
    Faces faces = extractor.faces();
    assertThat(faces.all()).hasSize(2);
    assertThat(faces.all()).allMatch(f -> f.track().entries() == 30);
    assertThat(faces.all().get(0).track().at(0)).isZero();
    assertThat(faces.all().get(1).track().at(15 * FRAME_US)).isZero();
  }

  @Test
  void everyClipOfTheCollectionRunsAndHasAFaceWhereItsIndexSaysSo()
      throws IOException, LacunaException {
    Path clips = Path.of(System.getProperty("lacuna.data", "no-data")).resolve("clips");
    for (String line : Files.readAllLines(clips.resolve("index.csv"))) {
      String name = line.substring(0, line.indexOf(','));
      if (name.equals("file")) {
        continue;
      }
      FaceExtractor extractor = new FaceExtractor(networks);
      MediaSource.Pass pass =
          new FfmpegMediaSource()
              .read(
                  clips.resolve(name),
                  new MediaSource.ReadOptions(true, false, 16_000, 3),
                  pictures(extractor),
                  new CancelToken(),
                  ProgressSink.ignore());
      FeatureSequence s = extractor.finish(pass.endUs());
      boolean face = line.contains("1 face") || line.contains("no face then face");
      boolean several = line.contains("several");
      assertThat(s.observedSteps() > 0).as(name).isEqualTo(face || several);
    }
  }

  private Faces sideBySide(List<AudioBlock> sound, boolean still) throws LacunaException {
    FaceExtractor extractor = new FaceExtractor(networks);
    sound.forEach(extractor::audio);
    int frames = Math.min(woman.pictures.size(), man.pictures.size());
    for (int k = 0; k < frames; k++) {
      int at = still ? 0 : k;
      extractor.video(pair(woman.pictures.get(at), man.pictures.get(at), k * FRAME_US));
    }
    extractor.finish(frames * FRAME_US);
    return extractor.faces();
  }

  private static boolean onTheLeft(Faces faces) {
    return faces.chosen().orElseThrow().track().boxX(0) < EDGE / 2f;
  }

  private static VideoFrame single(byte[] bgr, long timeUs) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bgr.length);
    buffer.put(0, bgr);
    return new VideoFrame(EDGE, EDGE, 3 * EDGE, buffer, timeUs);
  }

  private static VideoFrame pair(byte[] left, byte[] right, long timeUs) {
    ByteBuffer both = ByteBuffer.allocateDirect(2 * left.length);
    for (int y = 0; y < EDGE; y++) {
      both.put(y * 6 * EDGE, left, y * 3 * EDGE, 3 * EDGE);
      both.put(y * 6 * EDGE + 3 * EDGE, right, y * 3 * EDGE, 3 * EDGE);
    }
    return new VideoFrame(2 * EDGE, EDGE, 6 * EDGE, both, timeUs);
  }

  private static Clip read(Path file) throws LacunaException {
    Clip clip = new Clip();
    new FfmpegMediaSource()
        .read(
            file,
            new MediaSource.ReadOptions(true, true, 16_000, 12.5),
            clip,
            new CancelToken(),
            ProgressSink.ignore());
    return clip;
  }

  private static MediaSink pictures(FaceExtractor extractor) {
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
}
