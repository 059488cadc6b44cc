package org.lacuna.media.vision.net;

/**
 * A square of the picture that may be turned: what a network gets to see.
 *
 * @param cx centre, pixels of the picture
 * @param cy centre, pixels of the picture
 * @param side edge length, pixels
 * @param angle clockwise turn of the square as seen in the picture, radians
 */
public record Region(double cx, double cy, double side, double angle) {

  /** The mesh network was trained on regions this much larger than the face. */
  private static final double MARGIN = 1.5;

  /** Picture x of the point (u, v) of the square, where 0 and 1 are its edges. */
  public double x(double u, double v) {
    return cx + ((u - 0.5) * Math.cos(angle) - (v - 0.5) * Math.sin(angle)) * side;
  }

  /** Picture y of the point (u, v) of the square, where 0 and 1 are its edges. */
  public double y(double u, double v) {
    return cy + ((u - 0.5) * Math.sin(angle) + (v - 0.5) * Math.cos(angle)) * side;
  }

  /** The same square moved upwards along its own edges, by that part of its edge. */
  public Region lifted(double part) {
    return new Region(x(0.5, 0.5 - part), y(0.5, 0.5 - part), side, angle);
  }

  /** The upright square around a whole picture, {@code view} times as wide as its longer edge. */
  public static Region wholePicture(int width, int height, double view) {
    return new Region(width / 2.0, height / 2.0, view * Math.max(width, height), 0);
  }

  /** The region that shows a detected face to the mesh network. */
  public static Region of(Detection face) {
    double angle =
        Math.atan2(face.leftEyeY() - face.rightEyeY(), face.leftEyeX() - face.rightEyeX());
    double side = MARGIN * Math.max(face.width(), face.height());
    return new Region(face.x() + face.width() / 2, face.y() + face.height() / 2, side, angle);
  }

  /** The region that shows the face of a mesh to the mesh network in the next frame. */
  public static Region of(Mesh mesh) {
    return around(mesh, MARGIN);
  }

  /** The square around a mesh, turned so that the eyes are level. */
  public static Region around(Mesh mesh, double margin) {
    double angle = mesh.eyeAngle();
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double minU = Double.POSITIVE_INFINITY;
    double maxU = Double.NEGATIVE_INFINITY;
    double minV = Double.POSITIVE_INFINITY;
    double maxV = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < Mesh.POINTS; k++) {
      double u = mesh.x(k) * c + mesh.y(k) * s;
      double v = -mesh.x(k) * s + mesh.y(k) * c;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    double u = (minU + maxU) / 2;
    double v = (minV + maxV) / 2;
    double side = margin * Math.max(maxU - minU, maxV - minV);
    return new Region(u * c - v * s, u * s + v * c, side, angle);
  }
}
