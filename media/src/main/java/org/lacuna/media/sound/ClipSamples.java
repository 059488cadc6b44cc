package org.lacuna.media.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/**
 * The samples of a stretch of a clip, both channels averaged. Immutable by convention.
 *
 * @param startUs time of the first one, microseconds of the container's clock
 * @param rate samples a second
 * @param values full scale is [-1, 1]; gaps of the stream are zero
 */
public record ClipSamples(long startUs, int rate, float[] values) {

  private static final int BLOCK_FRAMES = 16_384;
  private static final float FULL_SCALE = 32_768f;

  /**
   * Reads a stretch; sound that ends before it does is padded with nothing.
   *
   * @param from stays open
   * @param startUs microseconds, at least 0
   * @param endUs later than {@code startUs}
   * @throws LacunaException of kind MEDIA when the sound cannot be read
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static ClipSamples read(SoundReader from, long startUs, long endUs, CancelToken cancel)
      throws LacunaException {
    int rate = from.rate();
    float[] values = new float[Math.toIntExact((endUs - startUs) * rate / 1_000_000)];
    byte[] block = new byte[BLOCK_FRAMES * SoundReader.FRAME_BYTES];
    int filled = 0;
    from.seek(startUs);
    while (filled < values.length) {
      cancel.check();
      int bytes = from.read(block);
      if (bytes < 0) {
        break;
      }
      ByteBuffer frames = ByteBuffer.wrap(block, 0, bytes).order(ByteOrder.nativeOrder());
      while (frames.hasRemaining() && filled < values.length) {
        values[filled++] = (frames.getShort() + frames.getShort()) / (2 * FULL_SCALE);
      }
    }
    return new ClipSamples(startUs, rate, Arrays.copyOf(values, filled));
  }

  /** End of the last sample, microseconds. */
  public long endUs() {
    return startUs + values.length * 1_000_000L / rate;
  }

  /** The place of a moment among the samples: sample n is at n. May lie outside. */
  public double place(double us) {
    return (us - startUs) * rate / 1e6;
  }
}
