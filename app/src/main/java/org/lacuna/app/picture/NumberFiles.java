package org.lacuna.app.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.app.page.NumberTable;
import org.lacuna.inference.task.LacunaException;

/** Numbers behind a view as CSV files (RFC 4180, UTF-8). */
final class NumberFiles {

  private NumberFiles() {}

  /**
   * Writes one file a table. One alone takes the name that the user gave; several add their own.
   *
   * @return the files
   */
  static List<Path> write(Path file, List<NumberTable> tables) throws LacunaException {
    List<Path> files = new ArrayList<>();
    for (NumberTable table : tables) {
      Path target = tables.size() == 1 ? file : beside(file, table.name());
      SafeFiles.write(target, csv(table));
      files.add(target);
    }
    return files;
  }

  private static Path beside(Path file, String part) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : ".csv";
    return file.resolveSibling(stem + "-" + part + ending);
  }

  static String csv(NumberTable table) {
    StringBuilder csv = new StringBuilder(line(table.columns()));
    table.rows().forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(NumberFiles::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
