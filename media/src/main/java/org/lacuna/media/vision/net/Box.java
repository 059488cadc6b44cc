package org.lacuna.media.vision.net;

/**
 * An upright rectangle in the picture.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param width pixels
 * @param height pixels
 */
public record Box(double x, double y, double width, double height) {

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  public double area() {
    return width * height;
  }

  private double common(Box other) {
    double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    return w <= 0 || h <= 0 ? 0 : w * h;
  }

  /** Area in common over area of both together, 0 to 1. */
  public double overlap(Box other) {
    double both = common(other);
    return both == 0 ? 0 : both / (area() + other.area() - both);
  }

  /** Share of this box that lies inside a picture of that size, 0 to 1. */
  public double inside(int pictureWidth, int pictureHeight) {
    return area() == 0 ? 0 : common(new Box(0, 0, pictureWidth, pictureHeight)) / area();
  }
}
