package org.lacuna.inference.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Reads comma-separated UTF-8 files after RFC 4180 (quotes, doubled quotes, line breaks). */
public final class Csv {

  private static final int END = -1;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private Csv() {}

  /** What is done with each row below the header. */
  @FunctionalInterface
  public interface RowReader {

    /**
     * Takes one row.
     *
     * @param line of the file that the row begins on; the header is on line 1
     * @param cells by column name; missing cells are empty
     */
    void row(int line, Map<String, String> cells) throws LacunaException;
  }

  /**
   * The rows below the header, each by column name; missing cells are empty. A column name that
   * comes again gets a number: {@code low}, {@code low.2}.
   */
  public static List<Map<String, String>> read(Path file) throws LacunaException {
    List<Map<String, String>> named = new ArrayList<>();
    each(file, (line, cells) -> named.add(cells));
    return named;
  }

  /** The same row by row, for files that need not fit into memory. */
  public static void each(Path file, RowReader reader) throws LacunaException {
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      Rows rows = new Rows(in);
      List<String> head = unique(rows.next().orElse(List.of()));
      for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
        reader.row(rows.line(), named(head, row.get()));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<String> unique(List<String> names) {
    List<String> head = new ArrayList<>();
    for (String name : names) {
      String unique = name.strip();
      for (int n = 2; head.contains(unique); n++) {
        unique = name.strip() + "." + n;
      }
      head.add(unique);
    }
    return head;
  }

  private static Map<String, String> named(List<String> head, List<String> row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < head.size(); i++) {
      cells.put(head.get(i), i < row.size() ? row.get(i) : "");
    }
    return cells;
  }

  /** A whole text file, without its byte order mark. */
  public static String text(Path file) throws LacunaException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LacunaException unreadable(Path file, IOException why) {
    return new LacunaException(
        Kind.USAGE,
        "The file \"" + file + "\" cannot be read: check that it is there and may be read.",
        why);
  }

  /** The rows of a table, the header among them, each as its cells. */
  public static List<List<String>> parse(String text) {
    Rows rows = new Rows(new StringReader(text));
    List<List<String>> all = new ArrayList<>();
    try {
      for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is always readable", e);
    }
    return all;
  }

  /** One row after the other; knows on which line each begins. */
  private static final class Rows {

    private final Reader in;
    private int line = 1;
    private int begun = 1;
    private int next;
    private boolean started;

    Rows(Reader in) {
      this.in = in;
    }

    /** Line that the last row began on. */
    int line() {
      return begun;
    }

    Optional<List<String>> next() throws IOException {
      if (!started) {
        started = true;
        advance();
        if (next == BYTE_ORDER_MARK) {
          advance();
        }
      }
      if (next == END) {
        return Optional.empty();
      }
      begun = line;
      List<String> row = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      while (next != END && next != '\n') {
        if (next == ',') {
          row.add(cell.toString());
          cell.setLength(0);
          advance();
        } else if (next == '"') {
          quoted(cell);
        } else {
          if (next != '\r') {
            cell.append((char) next);
          }
          advance();
        }
      }
      row.add(cell.toString());
      if (next == '\n') {
        line++;
        advance();
      }
      return Optional.of(row);
    }

    /** What stands between quotes; a quote that never ends takes the rest of the file. */
    private void quoted(StringBuilder cell) throws IOException {
      advance();
      while (next != END) {
        if (next == '"') {
          advance();
          if (next != '"') {
            return;
          }
        }
        line += next == '\n' ? 1 : 0;
        cell.append((char) next);
        advance();
      }
    }

    private void advance() throws IOException {
      next = in.read();
    }
  }
}
