package org.lacuna.app.picture;

import java.util.Locale;

/** Numbers and texts as SVG has them, and what has been written so far. Not thread-safe. */
final class SvgText {

  private final StringBuilder out = new StringBuilder();
  private int names;

  /** Adds markup as it is. */
  SvgText add(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds an element without content. */
  void element(String name, String... namesAndValues) {
    open(name, "/>\n", namesAndValues);
  }

  /** Begins an element. */
  void begin(String name, String... namesAndValues) {
    open(name, ">\n", namesAndValues);
  }

  /** Ends an element. */
  void end(String name) {
    out.append("</").append(name).append(">\n");
  }

  /** Adds an element whose content is text. */
  void text(String name, String content, String... namesAndValues) {
    open(name, ">", namesAndValues);
    out.append(escape(content)).append("</").append(name).append(">\n");
  }

  private void open(String name, String close, String... namesAndValues) {
    out.append('<').append(name);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        out.append(' ').append(namesAndValues[i]).append("=\"");
        out.append(escape(namesAndValues[i + 1])).append('"');
      }
    }
    out.append(close);
  }

  /** A name that no other element of this document has. */
  String fresh() {
    names++;
    return "n" + names;
  }

  /** At most three places, without trailing zeros. */
  static String number(double v) {
    if (!Double.isFinite(v)) {
      throw new IllegalArgumentException("nothing can be drawn at " + v);
    }
    String text = String.format(Locale.ROOT, "%.3f", v);
    text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    return text.equals("-0") ? "0" : text;
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                  // XML knows no other control characters.
                  if (c >= 0x20 || c == '\t' || c == '\n') {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
