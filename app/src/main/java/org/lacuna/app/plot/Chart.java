package org.lacuna.app.plot;

import java.util.List;

/**
 * A chart of figures with their intervals: a line for each series over a numeric axis, or dots side
 * by side over named places. Colours are those of Okabe and Ito (2008), told apart by readers who
 * do not see all hues; series differ in their order too, so that grey print can be read. Immutable.
 *
 * @param title one line
 * @param xTitle what runs along; may be empty
 * @param yTitle what runs up
 * @param places names under the axis; empty = the axis is numeric and points are joined
 * @param series drawn in this order
 */
public record Chart(
    String title, String xTitle, String yTitle, List<String> places, List<Series> series) {

  public static final double WIDTH = 720;

  /** Height with a legend of one row; each further row adds {@value #ROW}. */
  public static final double HEIGHT = 420;

  private static final int[] COLOURS = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xe69f00, 0x000000
  };

  private static final int GROUND = 0xffffff;
  private static final int INK = 0x222222;
  private static final int GRID = 0xdddddd;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 64;
  private static final double BOTTOM = 56;
  private static final double TEXT = 12;
  private static final double ROW = 18;

  /** Series beyond which bands would hide each other; their lines are drawn alone. */
  private static final int MOST_BANDS = 4;

  /**
   * One model, for example.
   *
   * @param name shown in the legend
   * @param x {@code [N]} places along: numbers, or 0, 1, 2 ... for named places
   * @param y {@code [N]} figures; NaN where there is none
   * @param low {@code [N]} lower ends of the intervals, NaN where there is none
   * @param high {@code [N]} upper ends
   */
  public record Series(String name, double[] x, double[] y, double[] low, double[] high) {
    public Series {
      if (x.length != y.length || low.length != y.length || high.length != y.length) {
        throw new IllegalArgumentException("a series of different lengths: " + name);
      }
    }
  }

  public Chart {
    places = List.copyOf(places);
    series = List.copyOf(series);
  }

  /** As an SVG document. */
  public String svg() {
    SvgPen pen = new SvgPen(WIDTH, height(), title);
    draw(pen);
    return pen.svg();
  }

  /** As a PNG file. */
  public byte[] png() {
    PngPen pen = new PngPen(WIDTH, height());
    draw(pen);
    return pen.png();
  }

  /** Draws the whole chart. */
  public void draw(Pen pen) {
    Ticks up = Ticks.over(lowest(), highest(), 6);
    Ticks along =
        places.isEmpty() ? alongNumbers() : new Ticks(-0.5, places.size() - 0.5, places.size());
    pen.text(LEFT, 22, title, 15, Pen.Anchor.START, INK, false);
    legend(pen);
    axes(pen, up, along);
    for (int s = 0; s < series.size(); s++) {
      if (places.isEmpty()) {
        joined(pen, s, along, up);
      } else {
        dots(pen, s, along, up);
      }
    }
  }

  private void legend(Pen pen) {
    double x = LEFT;
    double y = 42;
    for (int s = 0; s < series.size(); s++) {
      double width = legendWidth(series.get(s));
      if (x > LEFT && x + width > WIDTH) {
        x = LEFT;
        y += ROW;
      }
      mark(pen, x + 5, y, 5, s);
      pen.text(x + 15, y + 4, series.get(s).name(), TEXT, Pen.Anchor.START, INK, false);
      x += width;
    }
  }

  private static double legendWidth(Series s) {
    return 32 + 6.6 * s.name().length();
  }

  private int legendRows() {
    int rows = 1;
    double x = LEFT;
    for (Series s : series) {
      if (x > LEFT && x + legendWidth(s) > WIDTH) {
        x = LEFT;
        rows++;
      }
      x += legendWidth(s);
    }
    return rows;
  }

  private double height() {
    return HEIGHT + ROW * (legendRows() - 1);
  }

  private double top() {
    return TOP + ROW * (legendRows() - 1);
  }

  /** A dot; hollow once the colours begin again, so that no two series look alike. */
  private static void mark(Pen pen, double x, double y, double radius, int index) {
    pen.dot(x, y, radius, colour(index));
    if (index / COLOURS.length % 2 == 1) {
      pen.dot(x, y, radius * 0.55, GROUND);
    }
  }

  private void axes(Pen pen, Ticks up, Ticks along) {
    for (double v : up.values()) {
      double y = y(up, v);
      pen.line(LEFT, y, WIDTH - RIGHT, y, GRID, 1);
      pen.text(LEFT - 8, y + 4, up.label(v), TEXT, Pen.Anchor.END, INK, false);
    }
    double floor = height() - BOTTOM;
    pen.line(LEFT, floor, WIDTH - RIGHT, floor, INK, 1);
    if (places.isEmpty()) {
      for (double v : along.values()) {
        pen.text(x(along, v), floor + 18, along.label(v), TEXT, Pen.Anchor.MIDDLE, INK, false);
      }
    }
    for (int i = 0; i < places.size(); i++) {
      pen.text(x(along, i), floor + 18, places.get(i), TEXT, Pen.Anchor.MIDDLE, INK, false);
    }
    double middle = LEFT + (WIDTH - RIGHT - LEFT) / 2;
    pen.text(middle, height() - 14, xTitle, TEXT, Pen.Anchor.MIDDLE, INK, false);
    pen.text(18, top() + (floor - top()) / 2, yTitle, TEXT, Pen.Anchor.MIDDLE, INK, true);
  }

  private void joined(Pen pen, int index, Ticks along, Ticks up) {
    Series s = series.get(index);
    int from = 0;
    while (from < s.y.length) {
      if (Double.isNaN(s.y[from])) {
        from++;
        continue;
      }
      int to = from;
      while (to < s.y.length && !Double.isNaN(s.y[to])) {
        to++;
      }
      run(pen, index, from, to, along, up);
      from = to;
    }
  }

  /** A stretch without a gap. */
  private void run(Pen pen, int index, int from, int to, Ticks along, Ticks up) {
    Series s = series.get(index);
    int rgb = colour(index);
    int n = to - from;
    double[] x = new double[n];
    double[] y = new double[n];
    double[] bandX = new double[2 * n];
    double[] bandY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = x(along, s.x[from + i]);
      y[i] = y(up, s.y[from + i]);
      bandX[i] = x[i];
      bandX[2 * n - 1 - i] = x[i];
      bandY[i] = y(up, orElse(s.low[from + i], s.y[from + i]));
      bandY[2 * n - 1 - i] = y(up, orElse(s.high[from + i], s.y[from + i]));
    }
    if (series.size() <= MOST_BANDS) {
      pen.area(bandX, bandY, rgb, 0.15);
    }
    pen.path(x, y, rgb, 2);
    for (int i = 0; i < n; i++) {
      mark(pen, x[i], y[i], 3, index);
    }
  }

  private void dots(Pen pen, int index, Ticks along, Ticks up) {
    Series s = series.get(index);
    double shift = 0.7 * ((index + 0.5) / series.size() - 0.5);
    for (int i = 0; i < s.y.length; i++) {
      if (Double.isNaN(s.y[i])) {
        continue;
      }
      double x = x(along, s.x[i] + shift);
      double low = y(up, orElse(s.low[i], s.y[i]));
      double high = y(up, orElse(s.high[i], s.y[i]));
      pen.line(x, low, x, high, colour(index), 2);
      mark(pen, x, y(up, s.y[i]), 4, index);
    }
  }

  private Ticks alongNumbers() {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (Series s : series) {
      for (double v : s.x) {
        min = Math.min(min, v);
        max = Math.max(max, v);
      }
    }
    return min <= max ? Ticks.over(min, max, 8) : Ticks.over(0, 1, 5);
  }

  private double lowest() {
    double min = Double.POSITIVE_INFINITY;
    for (Series s : series) {
      for (int i = 0; i < s.y.length; i++) {
        double v = orElse(s.low[i], s.y[i]);
        min = Double.isNaN(v) ? min : Math.min(min, Math.min(v, orElse(s.y[i], v)));
      }
    }
    return Double.isInfinite(min) ? 0 : min;
  }

  private double highest() {
    double max = Double.NEGATIVE_INFINITY;
    for (Series s : series) {
      for (int i = 0; i < s.y.length; i++) {
        double v = orElse(s.high[i], s.y[i]);
        max = Double.isNaN(v) ? max : Math.max(max, Math.max(v, orElse(s.y[i], v)));
      }
    }
    return Double.isInfinite(max) ? 1 : max;
  }

  private static double orElse(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  private static int colour(int index) {
    return COLOURS[index % COLOURS.length];
  }

  private static double x(Ticks along, double value) {
    return LEFT + along.share(value) * (WIDTH - RIGHT - LEFT);
  }

  private double y(Ticks up, double value) {
    return height() - BOTTOM - up.share(value) * (height() - BOTTOM - top());
  }
}
