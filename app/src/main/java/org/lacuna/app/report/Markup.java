package org.lacuna.app.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Small helpers for writing HTML that is also well-formed XML. */
final class Markup {

  /** Shown where there is no number. */
  static final String NONE = "\u2013";

  private static final String MINUS = "\u2212";

  private Markup() {}

  /**
   * Text as it must stand in an element or an attribute; characters that XML forbids are left out.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if ((c >= 32
                          && !Character.isISOControl(c)
                          && c < 0xFFFE
                          && !(c >= 0xD800 && c <= 0xDFFF))
                      || c > 0xFFFF
                      || c == '\n'
                      || c == '\t') {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  /** A coordinate. */
  static String at(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("nothing can be drawn at " + value);
    }
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A number for a person, or a dash. */
  static String number(OptionalDouble value, String format) {
    return value.isPresent() ? number(value.getAsDouble(), format) : NONE;
  }

  /** A number for a person, or a dash; with a true minus sign. */
  static String number(double value, String format) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, format, value).replace("-", MINUS)
        : NONE;
  }

  /** Three digits that count, never with an exponent, or a dash. */
  static String significant(OptionalDouble value) {
    return value.isPresent() ? Figures.significant(value.getAsDouble()).replace("-", MINUS) : NONE;
  }

  /** A row of cells; each is escaped. */
  static String row(String tag, String... cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (String cell : cells) {
      row.append('<').append(tag).append('>').append(escape(cell));
      row.append("</").append(tag).append('>');
    }
    return row.append("</tr>\n").toString();
  }

  /** A section with a heading. */
  static String section(String title, String content) {
    return "<section>\n<h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
  }

  /** A paragraph. */
  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  /** Text at a place in a drawing. */
  static String label(double x, double y, String anchor, String text) {
    return "<text x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" text-anchor=\""
        + anchor
        + "\">"
        + escape(text)
        + "</text>\n";
  }

  /** A filled rectangle with a style class. */
  static String box(double x, double y, double width, double height, String style) {
    return "<rect x=\""
        + at(x)
        + "\" y=\""
        + at(y)
        + "\" width=\""
        + at(width)
        + "\" height=\""
        + at(height)
        + "\" class=\""
        + style
        + "\"/>\n";
  }

  /** A straight line with a style class. */
  static String line(double x1, double y1, double x2, double y2, String style) {
    return "<line x1=\""
        + at(x1)
        + "\" y1=\""
        + at(y1)
        + "\" x2=\""
        + at(x2)
        + "\" y2=\""
        + at(y2)
        + "\" class=\""
        + style
        + "\"/>\n";
  }

  /** Opens a drawing of that size; it scales with the page. */
  static String svg(double width, double height, String title) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + at(width)
        + " "
        + at(height)
        + "\" role=\"img\">\n<title>"
        + escape(title)
        + "</title>\n";
  }
}
