package org.lacuna.media.extract;

import java.util.Arrays;

/**
 * Where one face was, for drawing it over the video and for landmark files: one entry for each
 * analysed picture in which the face was found. Immutable. Coordinates are pixels of the upright
 * picture.
 */
public final class FaceTrack {

  /**
   * The 468 points of the face mesh and 2 x 5 of the irises (centre and rim), the left eye last.
   */
  public static final int POINTS = 478;

  /** Points are kept in units of 1/8 pixel; pictures up to 4095 pixels fit. */
  private static final float UNITS_PER_PIXEL = 8f;

  private static final short NOWHERE = Short.MIN_VALUE;
  private static final int BOX = 4;

  private final int entries;
  private final long[] startUs;
  private final long[] endUs;
  private final float[] box;
  private final float[] confidence;
  private final short[] points;

  private FaceTrack(
      int entries, long[] startUs, long[] endUs, float[] box, float[] confidence, short[] points) {
    this.entries = entries;
    this.startUs = startUs;
    this.endUs = endUs;
    this.box = box;
    this.confidence = confidence;
    this.points = points;
  }

  /** Number of entries. */
  public int entries() {
    return entries;
  }

  /** When the picture of entry i begins, microseconds; increasing. */
  public long startUs(int i) {
    return startUs[i];
  }

  /** When the picture of entry i ends (exclusive), microseconds. */
  public long endUs(int i) {
    return endUs[i];
  }

  /** The entry whose picture is on screen at that time, or -1 when the face is not there. */
  public int at(long us) {
    int i = Arrays.binarySearch(startUs, 0, entries, us);
    int entry = i >= 0 ? i : -i - 2;
    return entry >= 0 && us < endUs[entry] ? entry : -1;
  }

  public float boxX(int i) {
    return box[BOX * i];
  }

  public float boxY(int i) {
    return box[BOX * i + 1];
  }

  public float boxWidth(int i) {
    return box[BOX * i + 2];
  }

  public float boxHeight(int i) {
    return box[BOX * i + 3];
  }

  /** How sure the mesh network is that entry i shows a face, 0 to 1. */
  public float confidence(int i) {
    return confidence[i];
  }

  /** Horizontal place of point p in entry i, pixels; NaN where it was not measured. */
  public float x(int i, int p) {
    return pixels(points[2 * (i * POINTS + p)]);
  }

  /** Vertical place of point p in entry i, pixels; NaN where it was not measured. */
  public float y(int i, int p) {
    return pixels(points[2 * (i * POINTS + p) + 1]);
  }

  private static float pixels(short units) {
    return units == NOWHERE ? Float.NaN : units / UNITS_PER_PIXEL;
  }

  /** Starts an empty track. Not thread-safe. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects a track in time order. */
  public static final class Builder {
    private int entries;
    private long[] startUs = new long[0];
    private long[] endUs = new long[0];
    private float[] box = new float[0];
    private float[] confidence = new float[0];
    private short[] points = new short[0];

    private Builder() {}

    /**
     * Adds an entry.
     *
     * @param where x, y, width, height in pixels
     * @param xy {@code [2 * POINTS]} x and y of every point in pixels, NaN where not measured;
     *     copied
     */
    public Builder add(long start, long end, float[] where, float sure, float[] xy) {
      if (where.length != BOX || xy.length != 2 * POINTS) {
        throw new IllegalArgumentException(where.length + " box, " + xy.length + " coordinates");
      }
      if (end < start || (entries > 0 && start <= startUs[entries - 1])) {
        throw new IllegalArgumentException("time goes backwards at " + start + " us");
      }
      if (entries == startUs.length) {
        grow(Math.max(64, entries + (entries >> 1)));
      }
      startUs[entries] = start;
      endUs[entries] = end;
      confidence[entries] = sure;
      System.arraycopy(where, 0, box, BOX * entries, BOX);
      int from = entries * 2 * POINTS;
      for (int k = 0; k < xy.length; k++) {
        points[from + k] = quantised(xy[k]);
      }
      entries++;
      return this;
    }

    private void grow(int capacity) {
      startUs = Arrays.copyOf(startUs, capacity);
      endUs = Arrays.copyOf(endUs, capacity);
      confidence = Arrays.copyOf(confidence, capacity);
      box = Arrays.copyOf(box, BOX * capacity);
      points = Arrays.copyOf(points, 2 * POINTS * capacity);
    }

    private static short quantised(float pixels) {
      if (Float.isNaN(pixels)) {
        return NOWHERE;
      }
      int units = Math.round(pixels * UNITS_PER_PIXEL);
      return (short) Math.max(NOWHERE + 1, Math.min(Short.MAX_VALUE, units));
    }

    public FaceTrack build() {
      return new FaceTrack(
          entries,
          Arrays.copyOf(startUs, entries),
          Arrays.copyOf(endUs, entries),
          Arrays.copyOf(box, BOX * entries),
          Arrays.copyOf(confidence, entries),
          Arrays.copyOf(points, 2 * POINTS * entries));
    }
  }
}
