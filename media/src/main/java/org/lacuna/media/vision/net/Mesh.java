package org.lacuna.media.vision.net;

/**
 * The 468 points of a face in one picture: x to the right and y down in pixels, z away from the
 * camera on about the same scale. Left and right are the person's own.
 *
 * @param xyz {@code [468 * 3]}, not changed after construction
 * @param presence probability that the points lie on a face
 */
public record Mesh(float[] xyz, float presence) {

  public static final int POINTS = 468;

  public static final int RIGHT_EYE_OUTER = 33;
  public static final int RIGHT_EYE_INNER = 133;
  public static final int LEFT_EYE_INNER = 362;
  public static final int LEFT_EYE_OUTER = 263;

  public double x(int point) {
    return xyz[3 * point];
  }

  public double y(int point) {
    return xyz[3 * point + 1];
  }

  public double z(int point) {
    return xyz[3 * point + 2];
  }

  /** Clockwise turn of the line through the eyes in the picture, radians. */
  public double eyeAngle() {
    return Math.atan2(
        y(LEFT_EYE_OUTER) - y(RIGHT_EYE_OUTER), x(LEFT_EYE_OUTER) - x(RIGHT_EYE_OUTER));
  }

  /** Upright box around the points: x, y, width, height in pixels. */
  public Box box() {
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < POINTS; k++) {
      minX = Math.min(minX, x(k));
      maxX = Math.max(maxX, x(k));
      minY = Math.min(minY, y(k));
      maxY = Math.max(maxY, y(k));
    }
    return new Box(minX, minY, maxX - minX, maxY - minY);
  }
}
