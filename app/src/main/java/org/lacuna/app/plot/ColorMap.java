package org.lacuna.app.plot;

/**
 * Takes numbers to colours whose lightness changes evenly, so that equal steps of a value look
 * equal, also to a reader who tells few hues apart. The tables are computed in OKLab. Immutable.
 *
 * @see <a href="https://bottosson.github.io/posts/oklab/">Ottosson 2020, OKLab</a>
 */
public final class ColorMap {

  private static final int SIZE = 256;

  private static final ColorMap SEQUENTIAL = new ColorMap(sequentialTable());
  private static final ColorMap DIVERGING = new ColorMap(divergingTable());

  private final int[] table;

  private ColorMap(int[] table) {
    this.table = table;
  }

  /** Dark violet over green to light yellow, for values from low to high. */
  public static ColorMap sequential() {
    return SEQUENTIAL;
  }

  /** Blue over near-white to red, for differences: 0.5 is no difference. */
  public static ColorMap diverging() {
    return DIVERGING;
  }

  /**
   * The opaque colour of a value as ARGB.
   *
   * @param value 0 to 1; values outside are held at the ends. NaN has no colour: the result is 0,
   *     fully transparent, and the caller draws absence in its own way
   */
  public int argb(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    double held = Math.max(0, Math.min(1, value));
    return table[(int) Math.round(held * (SIZE - 1))];
  }

  private static int[] sequentialTable() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double f = i / (SIZE - 1.0);
      double hue = 305 - 200 * f;
      double chroma = 0.11 + 0.05 * f;
      table[i] = oklch(0.25 + 0.67 * f, chroma, hue);
    }
    return table;
  }

  private static int[] divergingTable() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double away = 2 * i / (SIZE - 1.0) - 1;
      double size = Math.abs(away);
      double hue = away < 0 ? 255 : 28;
      table[i] = oklch(0.96 - 0.5 * size, 0.17 * size, hue);
    }
    return table;
  }

  /** A colour in OKLCH as ARGB; chroma is lowered until it exists on a screen. */
  private static int oklch(double lightness, double chroma, double hueDegrees) {
    double h = Math.toRadians(hueDegrees);
    double c = chroma;
    double[] rgb = linear(lightness, c * Math.cos(h), c * Math.sin(h));
    while (!inside(rgb) && c > 0) {
      c = Math.max(0, c - 0.002);
      rgb = linear(lightness, c * Math.cos(h), c * Math.sin(h));
    }
    return 0xff000000 | channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
  }

  private static boolean inside(double[] rgb) {
    for (double v : rgb) {
      if (v < -1e-6 || v > 1 + 1e-6) {
        return false;
      }
    }
    return true;
  }

  /** OKLab to linear sRGB, with the matrices of its definition. */
  private static double[] linear(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** One linear channel as 8 bits of sRGB. */
  private static int channel(double linear) {
    double v = Math.max(0, Math.min(1, linear));
    double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
