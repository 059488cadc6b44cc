package org.lacuna.training.dataset.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Problems;

/**
 * One feature vector an utterance, as a table: the first column is the name, the others numbers. An
 * empty cell, {@code nan} and infinities are missing values.
 */
final class FeatureTable {

  /** The longest table that is read, unpacked: a packed file may claim any size. */
  private static final int MOST = 1 << 28;

  private final List<String> columns;
  private final Map<String, float[]> rows;

  private FeatureTable(List<String> columns, Map<String, float[]> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Reads a plain or gzipped table. */
  static FeatureTable read(Path file) throws LacunaException {
    List<List<String>> cells = Csv.parse(text(file));
    if (cells.isEmpty() || cells.get(0).size() < 2) {
      throw Problems.unfit(file, "it has no columns of numbers");
    }
    List<String> columns = cells.get(0).subList(1, cells.get(0).size());
    Map<String, float[]> rows = new HashMap<>();
    for (List<String> row : cells.subList(1, cells.size())) {
      if (row.size() != columns.size() + 1) {
        throw Problems.unfit(
            file, "the row of \"%s\" is not as long as the others".formatted(row.get(0)));
      }
      float[] values = new float[columns.size()];
      for (int d = 0; d < values.length; d++) {
        values[d] = number(file, row.get(d + 1));
      }
      rows.put(row.get(0), values);
    }
    return new FeatureTable(List.copyOf(columns), rows);
  }

  /** A number of a table whose lines are counted; NaN for an empty cell. */
  static float number(Path file, int line, String cell) throws LacunaException {
    try {
      return number(cell);
    } catch (NumberFormatException e) {
      throw Problems.unfit(
          file, "line " + line + ": \"" + Problems.printable(cell) + "\" is no number");
    }
  }

  /** A number of a table; NaN for an empty cell. */
  static float number(Path file, String cell) throws LacunaException {
    try {
      return number(cell);
    } catch (NumberFormatException e) {
      throw Problems.unfit(file, "\"" + Problems.printable(cell.strip()) + "\" is no number");
    }
  }

  private static float number(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
      return Float.NaN;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf" -> Float.POSITIVE_INFINITY;
      case "-inf" -> Float.NEGATIVE_INFINITY;
      default -> Float.parseFloat(text);
    };
  }

  private static String text(Path file) throws LacunaException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in) {
      byte[] bytes = plain.readNBytes(MOST);
      if (bytes.length == MOST) {
        throw Problems.unfit(file, "it is longer than such a table can be");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problems.damaged(file, e);
    }
  }

  List<String> columns() {
    return columns;
  }

  /** The vector of an utterance as a sequence of one step; empty when it has none. */
  Optional<FloatSequence> sequence(String id) {
    return Optional.ofNullable(rows.get(id)).map(r -> FloatSequence.of(1, r.length, r));
  }
}
