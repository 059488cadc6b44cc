package org.lacuna.training.data;

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

/** Reads comma-separated UTF-8 files after RFC 4180 (quotes, doubled quotes, line breaks). */
public final class Csv {

  private Csv() {}

  /** The rows below the header, each by column name; missing cells are empty. */
  public static List<Map<String, String>> read(Path file) throws LacunaException {
    List<List<String>> rows = parse(text(file));
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < rows.get(0).size(); i++) {
        cells.put(rows.get(0).get(i).strip(), i < row.size() ? row.get(i) : "");
      }
      named.add(cells);
    }
    return named;
  }

  /** A whole text file. */
  static String text(Path file) throws LacunaException {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The training data file \""
              + file
              + "\" cannot be read: check the data folder against its description.",
          e);
    }
  }

  /** The rows of a table, the header among them, each as its cells. */
  public static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        rows.add(row);
        row = new ArrayList<>();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (cell.length() > 0 || !row.isEmpty()) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows;
  }
}
