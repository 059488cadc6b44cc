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

  private static final int BGR = 3;
  private static final int BGRA = 4;
  private static final int PASSES = 3;

  private ByteBuffer out = ByteBuffer.allocateDirect(0);
  private byte[] pixels = new byte[0];
  private byte[] line = new byte[0];

  /** The frame made worse; borrowed until the next call. */
  VideoFrame of(VideoFrame frame, Degradation how) {
    int row = frame.width() * BGR;
    room(frame.width(), frame.height(), row * frame.height());
    if (out.capacity() != pixels.length) {
      out = ByteBuffer.allocateDirect(pixels.length);
    }
    for (int y = 0; y < frame.height(); y++) {
      frame.bgr().get(y * frame.stride(), pixels, y * row, row);
    }
    change(frame.width(), frame.height(), BGR, how, 1);
    out.put(0, pixels);
    return new VideoFrame(frame.width(), frame.height(), row, out, frame.timeUs());
  }

  /**
   * Makes a picture worse where it lies.
   *
   * @param bgra {@code [height * width * 4]}, changed from index 0
   * @param scale size of the picture over that of the clip's own, 1 = as large
   */
  void inPlace(ByteBuffer bgra, int width, int height, Degradation how, double scale) {
    room(width, height, width * height * BGRA);
    bgra.get(0, pixels);
    change(width, height, BGRA, how, scale);
    bgra.put(0, pixels);
  }

  private void room(int width, int height, int size) {
    if (pixels.length != size) {
      pixels = new byte[size];
      line = new byte[Math.max(width, height)];
    }
  }

  private void change(int width, int height, int channels, Degradation how, double scale) {
    if (how instanceof Blur blur) {
      blur(width, height, channels, blur.sigma() * scale);
    } else if (how instanceof Darken darken) {
      darken(channels, darken.gain());
    }
  }

  private void darken(int channels, double gain) {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.round(i * gain);
    }
    for (int i = 0; i < pixels.length; i++) {
      // What is opaque stays so.
      boolean colour = i % channels < BGR;
      pixels[i] = colour ? table[pixels[i] & 0xff] : pixels[i];
    }
  }

  private void blur(int width, int height, int channels, double sigma) {
    for (int pass = 0; pass < PASSES; pass++) {
      int half = halfWidth(sigma, pass);
      for (int y = 0; y < height; y++) {
        for (int c = 0; c < BGR; c++) {
          runningMean(y * width * channels + c, channels, width, half);
        }
      }
      for (int x = 0; x < width * channels; x++) {
        if (x % channels < BGR) {
          runningMean(x, width * channels, height, half);
        }
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
