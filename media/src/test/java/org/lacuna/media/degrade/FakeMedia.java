package org.lacuna.media.degrade;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.VideoFrame;

/** A clip of given samples and of small pictures every 40 ms. */
final class FakeMedia implements MediaSource {

  static final int RATE = 16_000;
  static final int WIDTH = 31;
  static final int HEIGHT = 23;
  static final int STRIDE = WIDTH * 3 + 5;
  static final long FRAME_US = 40_000;

  private final float[] sound;
  private final int block;
  private int passes;

  FakeMedia(float[] sound, int block) {
    this.sound = sound;
    this.block = block;
  }

  long durationUs() {
    return sound.length * 1_000_000L / RATE;
  }

  /** How often the clip was read. */
  int passes() {
    return passes;
  }

  @Override
  public MediaInfo probe(Path file) {
    return new MediaInfo(
        file,
        durationUs(),
        Optional.of(new MediaInfo.VideoStream(WIDTH, HEIGHT, 25, 0, "fake")),
        Optional.of(new MediaInfo.AudioStream(RATE, 1, "fake")),
        false);
  }

  @Override
  public Pass read(
      Path file, ReadOptions options, MediaSink sink, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    passes++;
    long nextFrame = 0;
    for (int i = 0; i < sound.length; i += block) {
      cancel.check();
      int n = Math.min(block, sound.length - i);
      long us = i * 1_000_000L / RATE;
      while (options.video() && nextFrame <= us) {
        sink.video(picture(nextFrame));
        nextFrame += FRAME_US;
      }
      if (options.audio()) {
        sink.audio(new AudioBlock(FloatBuffer.wrap(sound, i, n).slice(), RATE, us));
      }
    }
    return new Pass(durationUs(), 1, sound.length, 1, "");
  }

  /** A white square on black, with a stride that is longer than the row. */
  static VideoFrame picture(long us) {
    ByteBuffer bgr = ByteBuffer.allocateDirect(STRIDE * HEIGHT);
    for (int y = 8; y < 15; y++) {
      for (int x = 12; x < 19; x++) {
        for (int c = 0; c < 3; c++) {
          bgr.put(y * STRIDE + x * 3 + c, (byte) 240);
        }
      }
    }
    return new VideoFrame(WIDTH, HEIGHT, STRIDE, bgr, us);
  }

  /** Keeps all samples and a copy of all pictures. */
  static final class Keeper implements MediaSink {
    final List<Float> samples = new ArrayList<>();
    final List<byte[]> pictures = new ArrayList<>();
    final List<Long> times = new ArrayList<>();

    @Override
    public void video(VideoFrame frame) {
      byte[] pixels = new byte[frame.width() * frame.height() * 3];
      for (int y = 0; y < frame.height(); y++) {
        frame.bgr().get(y * frame.stride(), pixels, y * frame.width() * 3, frame.width() * 3);
      }
      pictures.add(pixels);
      times.add(frame.timeUs());
    }

    @Override
    public void audio(AudioBlock block) {
      for (int i = 0; i < block.samples().limit(); i++) {
        samples.add(block.samples().get(i));
      }
    }
  }
}
