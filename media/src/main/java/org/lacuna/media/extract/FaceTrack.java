package org.lacuna.media.extract;

import java.nio.ByteBuffer;
import org.lacuna.inference.signal.Rows;
import org.lacuna.inference.signal.RowsBuilder;

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

  /** Layout of an entry's place: start, end, box, confidence. */
  private static final int END = Long.BYTES;

  private static final int WHERE = 2 * Long.BYTES;
  private static final int SURE = WHERE + BOX * Float.BYTES;

  /** Bytes that {@link #places()} takes for an entry. */
  public static final int PLACE_BYTES = SURE + Float.BYTES;

  /** Bytes that {@link #points()} takes for an entry. */
  public static final int POINTS_BYTES = 2 * POINTS * Short.BYTES;

  private final Rows places;
  private final Rows points;

  private FaceTrack(Rows places, Rows points) {
    if (places.rowBytes() != PLACE_BYTES
        || points.rowBytes() != POINTS_BYTES
        || places.rows() != points.rows()) {
      throw new IllegalArgumentException("places and points do not belong together");
    }
    this.places = places;
    this.points = points;
  }

  /**
   * A track over stored rows, which are not copied.
   *
   * @param places as {@link #places()} of an equal track gave them
   * @param points as {@link #points()} gave them
   */
  public static FaceTrack over(Rows places, Rows points) {
    return new FaceTrack(places, points);
  }

  /** When and where the face was, as stored; for writing it to a file. */
  public Rows places() {
    return places;
  }

  /** The points of every entry, as stored; for writing them to a file. */
  public Rows points() {
    return points;
  }

  /** Number of entries. */
  public int entries() {
    return places.rows();
  }

  /** When the picture of entry i begins, microseconds; increasing. */
  public long startUs(int i) {
    return places.longAt(i, 0);
  }

  /** When the picture of entry i ends (exclusive), microseconds. */
  public long endUs(int i) {
    return places.longAt(i, END);
  }

  /** The entry whose picture is on screen at that time, or -1 when the face is not there. */
  public int at(long us) {
    int low = 0;
    int high = entries();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (startUs(middle) <= us) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int entry = low - 1;
    return entry >= 0 && us < endUs(entry) ? entry : -1;
  }

  public float boxX(int i) {
    return box(i, 0);
  }

  public float boxY(int i) {
    return box(i, 1);
  }

  public float boxWidth(int i) {
    return box(i, 2);
  }

  public float boxHeight(int i) {
    return box(i, 3);
  }

  private float box(int i, int which) {
    return places.floatAt(i, WHERE + Float.BYTES * which);
  }

  /** How sure the mesh network is that entry i shows a face, 0 to 1. */
  public float confidence(int i) {
    return places.floatAt(i, SURE);
  }

  /** Horizontal place of point p in entry i, pixels; NaN where it was not measured. */
  public float x(int i, int p) {
    return pixels(points.shortAt(i, 2 * Short.BYTES * p));
  }

  /** Vertical place of point p in entry i, pixels; NaN where it was not measured. */
  public float y(int i, int p) {
    return pixels(points.shortAt(i, 2 * Short.BYTES * p + Short.BYTES));
  }

  private static float pixels(short units) {
    return units == NOWHERE ? Float.NaN : units / UNITS_PER_PIXEL;
  }

  /** Starts an empty track. Not thread-safe. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects a track in time order; a long one in a temporary file ({@link RowsBuilder}). */
  public static final class Builder {
    private final RowsBuilder places = Rows.builder(PLACE_BYTES);
    private final RowsBuilder points = Rows.builder(POINTS_BYTES);
    private long lastStart = Long.MIN_VALUE;

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
      if (end < start || start <= lastStart) {
        throw new IllegalArgumentException("time goes backwards at " + start + " us");
      }
      lastStart = start;
      ByteBuffer place = places.next().putLong(start).putLong(end);
      for (float side : where) {
        place.putFloat(side);
      }
      place.putFloat(sure);
      ByteBuffer spots = points.next();
      for (float coordinate : xy) {
        spots.putShort(quantised(coordinate));
      }
      return this;
    }

    private static short quantised(float pixels) {
      if (Float.isNaN(pixels)) {
        return NOWHERE;
      }
      int units = Math.round(pixels * UNITS_PER_PIXEL);
      return (short) Math.max(NOWHERE + 1, Math.min(Short.MAX_VALUE, units));
    }

    public FaceTrack build() {
      return new FaceTrack(places.build(), points.build());
    }
  }
}
