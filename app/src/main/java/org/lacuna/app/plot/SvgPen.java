package org.lacuna.app.plot;

import java.util.Locale;

/** Writes a drawing as SVG text. */
public final class SvgPen implements Pen {

  private final StringBuilder out = new StringBuilder();

  /**
   * @param title read out to those who cannot see the picture
   */
  public SvgPen(double width, double height, String title) {
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
                .formatted(number(width), number(height), number(width), number(height))
            + " font-family=\"sans-serif\" role=\"img\">\n<title>"
            + escape(title)
            + "</title>\n");
    out.append(
        "<rect width=\"%s\" height=\"%s\" fill=\"#ffffff\"/>\n"
            .formatted(number(width), number(height)));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int rgb, double width) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, rgb, width);
  }

  @Override
  public void path(double[] x, double[] y, int rgb, double width) {
    out.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
            .formatted(points(x, y), colour(rgb), number(width)));
  }

  @Override
  public void area(double[] x, double[] y, int rgb, double opacity) {
    out.append(
        "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
            .formatted(points(x, y), colour(rgb), number(opacity)));
  }

  @Override
  public void dot(double x, double y, double radius, int rgb) {
    out.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>\n"
            .formatted(number(x), number(y), number(radius), colour(rgb)));
  }

  @Override
  public void text(
      double x, double y, String text, double size, Anchor anchor, int rgb, boolean turned) {
    String place =
        turned
            ? "transform=\"translate(%s %s) rotate(-90)\"".formatted(number(x), number(y))
            : "x=\"%s\" y=\"%s\"".formatted(number(x), number(y));
    out.append(
        "<text %s font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
            .formatted(
                place,
                number(size),
                anchor.name().toLowerCase(Locale.ROOT),
                colour(rgb),
                escape(text)));
  }

  /** The whole document. */
  public String svg() {
    return out + "</svg>\n";
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
    }
    return points.toString();
  }

  private static String colour(int rgb) {
    return "#%06x".formatted(rgb);
  }

  private static String number(double v) {
    if (!Double.isFinite(v)) {
      throw new IllegalArgumentException("nothing can be drawn at " + v);
    }
    return String.format(Locale.ROOT, "%.2f", v);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
