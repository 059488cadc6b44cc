package org.lacuna.app.plot;

/**
 * What a chart is drawn with, so that one description gives SVG and PNG alike. Lengths are units of
 * 1/96 inch from the top left corner. Colours are opaque RGB, {@code 0xRRGGBB}. Not thread-safe.
 */
public interface Pen {

  /** Where a text lies in relation to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, int rgb, double width);

  /** An open line through points; coordinates are finite. */
  void path(double[] x, double[] y, int rgb, double width);

  /**
   * A filled area without a border.
   *
   * @param opacity 0 to 1
   */
  void area(double[] x, double[] y, int rgb, double opacity);

  /** A filled circle. */
  void dot(double x, double y, double radius, int rgb);

  /**
   * One line of text on its base line.
   *
   * @param size height of the letters
   * @param turned whether it runs upwards
   */
  void text(double x, double y, String text, double size, Anchor anchor, int rgb, boolean turned);
}
