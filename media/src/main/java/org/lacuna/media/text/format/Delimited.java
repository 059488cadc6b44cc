package org.lacuna.media.text.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables as text (CSV, TSV): rows of fields parted by one character; a field may be quoted, and
 * then holds that character, line ends and doubled quotes. A quote that is never closed properly is
 * a character like any other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class Delimited {

  /** A quoted field or a row beyond this is a quote gone astray, or no table of words. */
  private static final int LONGEST_FIELD = 20_000;

  private static final int MOST_FIELDS = 500;

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  private Delimited(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * @param line of the file in which the row starts, from 1
   * @param fields without quotes; trimmed unless they were quoted
   */
  public record Row(int line, List<String> fields) {

    public Row {
      fields = List.copyOf(fields);
    }

    /** The field, or nothing where the row is too short. */
    public String field(int index) {
      return index >= 0 && index < fields.size() ? fields.get(index) : "";
    }
  }

  /**
   * Parses rows; those without any text are left out.
   *
   * @param text lines parted by {@code \n}
   * @param most rows to parse at most
   */
  public static List<Row> parse(String text, char delimiter, int most) {
    return new Delimited(text, delimiter).rows(most);
  }

  /** The text as one field, in quotes where it needs them. */
  public static String field(String text, char delimiter) {
    boolean plain =
        text.equals(text.strip())
            && text.indexOf(delimiter) < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private List<Row> rows(int most) {
    List<Row> rows = new ArrayList<>();
    while (at < text.length() && rows.size() < most) {
      int first = line;
      List<String> fields = fields();
      if (fields.stream().anyMatch(f -> !f.isEmpty())) {
        rows.add(new Row(first, fields));
      }
    }
    return rows;
  }

  /** Reads up to and over the end of the row. */
  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    while (true) {
      String field = next();
      if (fields.size() < MOST_FIELDS) {
        fields.add(field);
      }
      if (at >= text.length()) {
        return fields;
      }
      char end = text.charAt(at);
      at++;
      if (end == '\n') {
        line++;
        return fields;
      }
    }
  }

  /** Reads up to the delimiter or line end. */
  private String next() {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '"') {
      int close = closingQuote(at + 1);
      if (close > 0) {
        String quoted = text.substring(at + 1, close).replace("\"\"", "\"");
        line += (int) quoted.chars().filter(c -> c == '\n').count();
        at = close + 1;
        skipBlanks();
        return quoted;
      }
    }
    int from = at;
    while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n') {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private void skipBlanks() {
    while (at < text.length()
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t')
        && text.charAt(at) != delimiter) {
      at++;
    }
  }

  /** Position of the quote that ends the field and the field alone; -1 when there is none. */
  private int closingQuote(int from) {
    int limit = Math.min(text.length(), from + LONGEST_FIELD);
    int i = from;
    while (i < limit) {
      if (text.charAt(i) != '"') {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i += 2;
      } else {
        return endsField(i + 1) ? i : -1;
      }
    }
    return -1;
  }

  private boolean endsField(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i >= text.length() || text.charAt(i) == delimiter || text.charAt(i) == '\n';
  }
}
