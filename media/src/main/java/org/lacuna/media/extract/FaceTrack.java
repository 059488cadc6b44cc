package org.lacuna.media.extract;

/**
 * The analysed face over time, for drawing over the video: one entry a frame that was analysed.
 * Immutable by convention. Coordinates are pixels of the upright picture.
 *
 * @param timeUs {@code [N]} frame times, increasing
 * @param box {@code [N * 4]} x, y, width, height; NaN where no face was found
 * @param mesh {@code [N * 936]} x, y of the 468 mesh points in units of 1/8 pixel (pictures up to
 *     4095 pixels fit); 0 where no face was found
 */
public record FaceTrack(long[] timeUs, float[] box, short[] mesh) {

  /** Points of the face mesh. */
  public static final int POINTS = 468;

  /** Units of {@link #mesh} in a pixel. */
  public static final float UNITS_PER_PIXEL = 8f;

  public int frames() {
    return timeUs.length;
  }

  /** Index of the last frame at or before that time, or -1. */
  public int frameAt(long us) {
    int i = java.util.Arrays.binarySearch(timeUs, us);
    return i >= 0 ? i : -i - 2;
  }

  /** Whether a face was found in frame i. */
  public boolean found(int i) {
    return !Float.isNaN(box[4 * i]);
  }
}
