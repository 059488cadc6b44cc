package org.lacuna.app.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Reads the CSV files of an evaluation (RFC 4180, UTF-8). */
final class CsvRows {

  private static final long LARGEST = 200_000_000;

  private CsvRows() {}

  /** The rows below the header, each by column name. A name that comes again gets a number. */
  static List<Map<String, String>> read(Path file) throws LacunaException {
    List<List<String>> rows = parse(text(file));
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> head = new ArrayList<>();
    for (String name : rows.get(0)) {
      int n = 1;
      String unique = name.strip();
      while (head.contains(unique)) {
        n++;
        unique = name.strip() + "." + n;
      }
      head.add(unique);
    }
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < head.size(); i++) {
        cells.put(head.get(i), i < row.size() ? row.get(i) : "");
      }
      named.add(cells);
    }
    return named;
  }

  private static String text(Path file) throws LacunaException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new LacunaException(
            Kind.USAGE, "\"" + file + "\" is too large for a table of an evaluation.");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + file + "\" cannot be read: choose another folder.", e);
    }
  }

  private static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(List.copyOf(row));
        row.clear();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (cell.length() > 0 || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }
}
