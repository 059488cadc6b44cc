package org.lacuna.media.degrade;

import java.nio.ByteBuffer;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.degrade.Degradation.Blur;
import org.lacuna.media.degrade.Degradation.Darken;

/**
 * A picture blurred or darkened, in memory of its own that is used again for the next picture. A
 * blur is three running means in each direction, which come close to a bell. Not thread-safe.
 */
final class WorsePicture {

  private static final int CHANNELS = 3;
  private static final int PASSES = 3;

  private ByteBuffer out = ByteBuffer.allocateDirect(0);
  private byte[] pixels = new byte[0];
  private byte[] line = new byte[0];

  /** The frame made worse; borrowed until the next call. */
  VideoFrame of(VideoFrame frame, Degradation how) {
    int row = frame.width() * CHANNELS;
    int size = row * frame.height();
    if (pixels.length != size) {
      pixels = new byte[size];
      out = ByteBuffer.allocateDirect(size);
      line = new byte[Math.max(frame.width(), frame.height())];
    }
    for (int y = 0; y < frame.height(); y++) {
      frame.bgr().get(y * frame.stride(), pixels, y * row, row);
    }
    if (how instanceof Blur blur) {
      blur(frame.width(), frame.height(), blur.sigma());
    } else if (how instanceof Darken darken) {
      darken(darken.gain());
    }
    out.put(0, pixels);
    return new VideoFrame(frame.width(), frame.height(), row, out, frame.timeUs());
  }

  private void darken(double gain) {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.round(i * gain);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = table[pixels[i] & 0xff];
    }
  }

  private void blur(int width, int height, double sigma) {
    for (int pass = 0; pass < PASSES; pass++) {
      int half = halfWidth(sigma, pass);
      for (int y = 0; y < height; y++) {
        for (int c = 0; c < CHANNELS; c++) {
          runningMean(y * width * CHANNELS + c, CHANNELS, width, half);
        }
      }
      for (int x = 0; x < width * CHANNELS; x++) {
        runningMean(x, width * CHANNELS, height, half);
      }
    }
  }

  /**
   * Half the width of one of the means. A mean over w pixels has a variance of (w^2 - 1) / 12; the
   * widths are odd and as near as they can be to three equal shares of what is wanted.
   */
  private static int halfWidth(double sigma, int pass) {
    double left = sigma * sigma;
    for (int p = 0; ; p++) {
      double width = Math.sqrt(12 * Math.max(0, left) / (PASSES - p) + 1);
      int half = (int) Math.round((width - 1) / 2);
      if (p == pass) {
        return half;
      }
      int w = 2 * half + 1;
      left -= (w * w - 1) / 12.0;
    }
  }

  /** Replaces every pixel of a line by the mean around it; beyond the ends the end goes on. */
  private void runningMean(int first, int step, int count, int half) {
    if (half == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      line[i] = pixels[first + i * step];
    }
    int width = 2 * half + 1;
    int sum = width / 2;
    for (int i = -half; i <= half; i++) {
      sum += at(i, count);
    }
    for (int i = 0; i < count; i++) {
      pixels[first + i * step] = (byte) (sum / width);
      sum += at(i + half + 1, count) - at(i - half, count);
    }
  }

  private int at(int i, int count) {
    return line[Math.max(0, Math.min(count - 1, i))] & 0xff;
  }
}
