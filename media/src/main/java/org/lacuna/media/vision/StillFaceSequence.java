package org.lacuna.media.vision;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Random;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.vision.net.Region;

/**
 * Makes a short sequence of one portrait, so that a collection of pictures can train what reads
 * video: the picture moves a little, smoothly, turns, grows and brightens, {@link #FRAMES} times at
 * {@link #FRAMES_PER_SECOND} a second, and a fresh {@link FaceExtractor} watches. The movement is
 * small against what an expression does and comes from the seed alone: the same picture and seed
 * always give the same sequence. Not thread-safe.
 */
public final class StillFaceSequence {

  /** Frames in a sequence. */
  public static final int FRAMES = 20;

  /** Frames a second. */
  public static final int FRAMES_PER_SECOND = 5;

  private static final double TURN = Math.toRadians(4);
  private static final double SHIFT = 0.03;
  private static final double ZOOM = 0.04;
  private static final double BRIGHTNESS = 0.08;

  private final FaceNetworks networks;

  /**
   * @param networks borrowed, not closed
   */
  public StillFaceSequence(FaceNetworks networks) {
    this.networks = networks;
  }

  /**
   * Watches a picture.
   *
   * @param picture of any pixel format
   * @param seed decides the movement
   * @return shape {@code [20, D]} over 4 seconds; all unobserved when no face is found
   * @throws LacunaException of kind MODEL when a network fails
   */
  public FeatureSequence extract(BufferedImage picture, long seed) throws LacunaException {
    return extract(bgr(picture), picture.getWidth(), picture.getHeight(), seed);
  }

  /**
   * Watches a picture.
   *
   * @param bgr blue, green, red, 8 bits each, top row first, no padding
   * @param seed decides the movement
   * @return shape {@code [20, D]} over 4 seconds; all unobserved when no face is found
   * @throws LacunaException of kind MODEL when a network fails
   */
  public FeatureSequence extract(byte[] bgr, int width, int height, long seed)
      throws LacunaException {
    Random random = new Random(seed);
    Wave turn = Wave.of(random, TURN);
    Wave shiftX = Wave.of(random, SHIFT * width);
    Wave shiftY = Wave.of(random, SHIFT * height);
    Wave zoom = Wave.of(random, ZOOM);
    Wave brightness = Wave.of(random, BRIGHTNESS);
    ByteBuffer frame = ByteBuffer.allocateDirect(bgr.length);
    long stepUs = 1_000_000L / FRAMES_PER_SECOND;
    try (FaceExtractor extractor = new FaceExtractor(networks)) {
      for (int k = 0; k < FRAMES; k++) {
        double seconds = k / (double) FRAMES_PER_SECOND;
        Region view =
            new Region(
                width / 2.0 + shiftX.at(seconds),
                height / 2.0 + shiftY.at(seconds),
                1 + zoom.at(seconds),
                turn.at(seconds));
        move(bgr, width, height, view, 1 + brightness.at(seconds), frame);
        extractor.video(new VideoFrame(width, height, 3 * width, frame, k * stepUs));
      }
      return extractor.finish(FRAMES * stepUs);
    }
  }

  /** The pixels of a picture as {@link #extract(byte[], int, int, long)} takes them. */
  public static byte[] bgr(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] rgb = picture.getRGB(0, 0, width, height, null, 0, width);
    byte[] bgr = new byte[3 * rgb.length];
    for (int k = 0; k < rgb.length; k++) {
      bgr[3 * k] = (byte) rgb[k];
      bgr[3 * k + 1] = (byte) (rgb[k] >> 8);
      bgr[3 * k + 2] = (byte) (rgb[k] >> 16);
    }
    return bgr;
  }

  /** Draws what the view shows, bilinear; beyond the edge the edge's own pixels go on. */
  private static void move(
      byte[] bgr, int width, int height, Region view, double brightness, ByteBuffer into) {
    double c = Math.cos(view.angle()) * view.side();
    double s = Math.sin(view.angle()) * view.side();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - width / 2.0;
        double dy = y + 0.5 - height / 2.0;
        double px = clamp(view.cx() + dx * c - dy * s - 0.5, width - 1);
        double py = clamp(view.cy() + dx * s + dy * c - 0.5, height - 1);
        int x0 = (int) px;
        int y0 = (int) py;
        int right = x0 + 1 < width ? 3 : 0;
        int down = y0 + 1 < height ? 3 * width : 0;
        double fx = px - x0;
        double fy = py - y0;
        for (int k = 0; k < 3; k++) {
          int p = 3 * (y0 * width + x0) + k;
          double top = (bgr[p] & 0xff) * (1 - fx) + (bgr[p + right] & 0xff) * fx;
          double bottom = (bgr[p + down] & 0xff) * (1 - fx) + (bgr[p + down + right] & 0xff) * fx;
          double value = (top * (1 - fy) + bottom * fy) * brightness;
          into.put(3 * (y * width + x) + k, (byte) Math.min(255, Math.round(value)));
        }
      }
    }
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  /**
   * A smooth movement around zero: two sines of seeded frequency and phase.
   *
   * @param amplitude never exceeded
   */
  private record Wave(
      double amplitude, double slow, double slowPhase, double fast, double fastPhase) {

    static Wave of(Random random, double amplitude) {
      return new Wave(
          amplitude,
          0.15 + 0.25 * random.nextDouble(),
          random.nextDouble(),
          0.5 + 0.4 * random.nextDouble(),
          random.nextDouble());
    }

    double at(double seconds) {
      return amplitude
          * (0.7 * Math.sin(2 * Math.PI * (slow * seconds + slowPhase))
              + 0.3 * Math.sin(2 * Math.PI * (fast * seconds + fastPhase)));
    }
  }
}
