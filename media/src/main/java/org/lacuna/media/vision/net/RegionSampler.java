package org.lacuna.media.vision.net;

import java.nio.ByteBuffer;
import org.lacuna.media.decode.VideoFrame;

/**
 * Cuts a turned square out of a borrowed frame and scales it: bilinear, or the mean of up to 4 x 4
 * samples a pixel when the square is much larger than the result; black outside the picture. It
 * reads the frame's own buffer and copies nothing but the result.
 */
public final class RegionSampler {

  private static final int MOST_SAMPLES = 4;
  private static final float RED = 0.2989f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  /** How the values of a pixel are laid out in the result. */
  public enum Layout {
    /** [H, W, 3], red first. */
    INTERLEAVED_RGB,
    /** [3, H, W], red first. */
    PLANAR_RGB,
    /** [H, W], luminance. */
    GREY
  }

  private RegionSampler() {}

  /**
   * Fills {@code into} with {@code value * scale + offset}, where value is 0 to 255.
   *
   * @param size edge of the result, pixels
   * @param into at least size * size values, three times as many in colour
   */
  public static void sample(
      VideoFrame frame,
      Region region,
      int size,
      Layout layout,
      float scale,
      float offset,
      float[] into) {
    int n = (int) Math.max(1, Math.min(MOST_SAMPLES, Math.round(region.side() / size / 1.5)));
    int grid = size * n;
    double step = region.side() / grid;
    double right = Math.cos(region.angle()) * step;
    double down = Math.sin(region.angle()) * step;
    // Pixel k of the picture covers [k, k + 1), so its value belongs to k + 0.5.
    double originX = region.x(0.5 / grid, 0.5 / grid) - 0.5;
    double originY = region.y(0.5 / grid, 0.5 / grid) - 0.5;
    Source source = new Source(frame);
    float[] pixel = new float[3];
    float weight = 1f / (n * n);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        pixel[0] = 0;
        pixel[1] = 0;
        pixel[2] = 0;
        for (int j = row * n; j < row * n + n; j++) {
          for (int i = column * n; i < column * n + n; i++) {
            float x = (float) (originX + i * right - j * down);
            float y = (float) (originY + i * down + j * right);
            if (n == 1) {
              source.interpolate(x, y, pixel);
            } else {
              source.nearest(x, y, pixel);
            }
          }
        }
        float r = pixel[0] * weight;
        float g = pixel[1] * weight;
        float b = pixel[2] * weight;
        int at = row * size + column;
        switch (layout) {
          case INTERLEAVED_RGB -> {
            into[3 * at] = r * scale + offset;
            into[3 * at + 1] = g * scale + offset;
            into[3 * at + 2] = b * scale + offset;
          }
          case PLANAR_RGB -> {
            into[at] = r * scale + offset;
            into[size * size + at] = g * scale + offset;
            into[2 * size * size + at] = b * scale + offset;
          }
          case GREY -> into[at] = (RED * r + GREEN * g + BLUE * b) * scale + offset;
        }
      }
    }
  }

  /** Adds pixels of a frame to an RGB sum; nothing outside the picture. */
  private static final class Source {
    private final ByteBuffer bgr;
    private final int width;
    private final int height;
    private final int stride;

    Source(VideoFrame frame) {
      bgr = frame.bgr();
      width = frame.width();
      height = frame.height();
      stride = frame.stride();
    }

    void nearest(float x, float y, float[] rgb) {
      // Adding a half and a whole before cutting off rounds numbers down to -1 correctly.
      int px = (int) (x + 1.5f) - 1;
      int py = (int) (y + 1.5f) - 1;
      if (px >= 0 && py >= 0 && px < width && py < height) {
        int p = py * stride + 3 * px;
        rgb[0] += bgr.get(p + 2) & 0xff;
        rgb[1] += bgr.get(p + 1) & 0xff;
        rgb[2] += bgr.get(p) & 0xff;
      }
    }

    void interpolate(float x, float y, float[] rgb) {
      int x0 = (int) Math.floor(x);
      int y0 = (int) Math.floor(y);
      float fx = x - x0;
      float fy = y - y0;
      if (x0 >= 0 && y0 >= 0 && x0 + 1 < width && y0 + 1 < height) {
        int p = y0 * stride + 3 * x0;
        int q = p + stride;
        for (int c = 0; c < 3; c++) {
          float top = lerp(bgr.get(p + c) & 0xff, bgr.get(p + 3 + c) & 0xff, fx);
          float bottom = lerp(bgr.get(q + c) & 0xff, bgr.get(q + 3 + c) & 0xff, fx);
          rgb[2 - c] += lerp(top, bottom, fy);
        }
      } else {
        addAtEdge(x0, y0, (1 - fx) * (1 - fy), rgb);
        addAtEdge(x0 + 1, y0, fx * (1 - fy), rgb);
        addAtEdge(x0, y0 + 1, (1 - fx) * fy, rgb);
        addAtEdge(x0 + 1, y0 + 1, fx * fy, rgb);
      }
    }

    private void addAtEdge(int x, int y, float weight, float[] rgb) {
      if (x < 0 || y < 0 || x >= width || y >= height) {
        return;
      }
      int p = y * stride + 3 * x;
      for (int c = 0; c < 3; c++) {
        rgb[2 - c] += weight * (bgr.get(p + c) & 0xff);
      }
    }

    private static float lerp(float a, float b, float f) {
      return a + (b - a) * f;
    }
  }
}
