package org.lacuna.app.corpus;

import java.nio.ByteBuffer;
import java.util.Random;
import org.lacuna.media.decode.VideoFrame;

/**
 * A still picture shown as if by an unsteady camera: it sways, turns, comes nearer and changes its
 * brightness a little and smoothly, so that what the extractors measure varies as it does in a
 * video. The same seed gives the same frames. Not thread-safe: each frame overwrites the last.
 */
final class StillPicture {

  /** Frames of a second, as many as an analysis looks at. */
  static final int FRAMES = 25;

  private static final long FRAME_US = 40_000;

  /** Largest sway as a share of the picture's side. */
  private static final double SWAY = 0.03;

  private static final double TURN = Math.toRadians(5);
  private static final double ZOOM = 0.05;
  private static final double LIGHT = 0.12;

  private final byte[] bgr;
  private final int width;
  private final int height;
  private final ByteBuffer shown;
  private final Wave sideways;
  private final Wave upDown;
  private final Wave turn;
  private final Wave zoom;
  private final Wave light;

  /**
   * @param frame copied
   * @param seed of the movement
   */
  StillPicture(VideoFrame frame, long seed) {
    width = frame.width();
    height = frame.height();
    bgr = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      frame.bgr().get(y * frame.stride(), bgr, 3 * y * width, 3 * width);
    }
    shown = ByteBuffer.allocateDirect(bgr.length);
    Random random = new Random(seed);
    sideways = new Wave(random, SWAY * width);
    upDown = new Wave(random, SWAY * height);
    turn = new Wave(random, TURN);
    zoom = new Wave(random, ZOOM);
    light = new Wave(random, LIGHT);
  }

  /** A slow swing of random size, speed and phase around a random place. */
  private record Wave(double middle, double size, double hertz, double phase) {

    Wave(Random random, double most) {
      this(
          most * (random.nextDouble() - 0.5),
          0.5 * most * random.nextDouble(),
          0.3 + random.nextDouble(),
          2 * Math.PI * random.nextDouble());
    }

    double at(double seconds) {
      return middle + size * Math.sin(2 * Math.PI * hertz * seconds + phase);
    }
  }

  /**
   * The frame of that number, valid until the next call.
   *
   * @param number from 0
   */
  VideoFrame frame(int number) {
    double s = number * FRAME_US / 1e6;
    double scale = 1 / (1 + zoom.at(s));
    double cos = scale * Math.cos(turn.at(s));
    double sin = scale * Math.sin(turn.at(s));
    double brightness = 1 + light.at(s);
    double swayX = sideways.at(s);
    double swayY = upDown.at(s);
    double middleX = width / 2.0;
    double middleY = height / 2.0;
    for (int y = 0; y < height; y++) {
      double dy = y - middleY - swayY;
      for (int x = 0; x < width; x++) {
        double dx = x - middleX - swayX;
        copy(
            middleX + cos * dx - sin * dy, middleY + sin * dx + cos * dy, brightness, 3 * (y * width + x));
      }
    }
    return new VideoFrame(width, height, 3 * width, shown, number * FRAME_US);
  }

  /** Bilinear; beyond the border the border's colour goes on. */
  private void copy(double x, double y, double brightness, int to) {
    double heldX = Math.max(0, Math.min(width - 1.001, x));
    double heldY = Math.max(0, Math.min(height - 1.001, y));
    int left = (int) heldX;
    int top = (int) heldY;
    double fx = heldX - left;
    double fy = heldY - top;
    int at = 3 * (top * width + left);
    int right = left + 1 < width ? 3 : 0;
    int below = top + 1 < height ? 3 * width : 0;
    for (int c = 0; c < 3; c++) {
      double up = (1 - fx) * value(at + c) + fx * value(at + right + c);
      double down = (1 - fx) * value(at + below + c) + fx * value(at + below + right + c);
      double v = brightness * ((1 - fy) * up + fy * down);
      shown.put(to + c, (byte) Math.max(0, Math.min(255, Math.round(v))));
    }
  }

  private int value(int at) {
    return bgr[at] & 255;
  }
}
