package org.lacuna.training.dataset.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.EmotionNames;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Problems;

/**
 * A table {@code labels.csv}: a row a clip, and what its label columns mean. A column of names of
 * emotions is a choice between them, any other a number; an empty cell is a label that was not
 * given. Immutable.
 */
final class LabelTable {

  private static final Set<String> CLIP = Set.of("clip", "id");
  private static final Set<String> GROUP = Set.of("group", "video");
  private static final Set<String> SPLIT = Set.of("split");
  private static final Set<String> TEXT = Set.of("text");
  private static final Set<String> EMOTION = Set.of("emotion", "emotions");

  private final Path file;
  private final List<Row> rows;
  private final LabelSpec spec;

  private LabelTable(Path file, List<Row> rows, LabelSpec spec) {
    this.file = file;
    this.rows = rows;
    this.spec = spec;
  }

  /** One row and the line that it begins on. */
  record Row(int line, Map<String, String> cells) {

    String clip() {
      return cell(CLIP);
    }

    String group() {
      return cell(GROUP);
    }

    String split() {
      return cell(SPLIT);
    }

    String text() {
      return cell(TEXT);
    }

    private String cell(Set<String> names) {
      for (String name : names) {
        String cell = cells.get(name);
        if (cell != null) {
          return cell.strip();
        }
      }
      return "";
    }

    private String label(String column) {
      return cells.getOrDefault(column, "").strip();
    }
  }

  /**
   * Reads the table.
   *
   * @throws LacunaException of kind USAGE with the line where a cell cannot be understood
   */
  static LabelTable read(Path file) throws LacunaException {
    List<Row> rows = new ArrayList<>();
    Csv.each(file, (line, cells) -> rows.add(new Row(line, cells)));
    List<String> numbers = new ArrayList<>();
    List<String> emotions = new ArrayList<>();
    for (String column : labelColumns(file, rows)) {
      (emotion(column, rows) ? emotions : numbers).add(column);
    }
    if (emotions.size() > 1) {
      throw Problems.unfit(
          file,
          "the columns "
              + Problems.list(emotions)
              + " all hold emotions, and one is learned: keep one of them");
    }
    LabelSpec spec = new LabelSpec(LabelSpec.Kind.SCORE, numbers);
    if (!emotions.isEmpty()) {
      String column = emotions.get(0);
      spec = spec.withChoice(column, EmotionNames.choices(used(file, rows, column)));
    }
    LabelTable table = new LabelTable(file, List.copyOf(rows), spec);
    for (Row row : rows) {
      table.labels(row); // every row, so that a mistake is found whether its clip is there or not
    }
    return table;
  }

  private static List<String> labelColumns(Path file, List<Row> rows) throws LacunaException {
    Set<String> columns = rows.isEmpty() ? Set.of() : rows.get(0).cells().keySet();
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      if (!CLIP.contains(column)
          && !GROUP.contains(column)
          && !SPLIT.contains(column)
          && !TEXT.contains(column)) {
        names.add(column);
      }
    }
    if (names.isEmpty() || columns.stream().noneMatch(CLIP::contains)) {
      throw Problems.unknown(file, columns, "the column clip and one column a label");
    }
    return names;
  }

  /** By its name, as long as it does not hold numbers; or by a cell that names an emotion. */
  private static boolean emotion(String column, List<Row> rows) {
    boolean called = EMOTION.contains(column.toLowerCase(Locale.ROOT));
    for (Row row : rows) {
      String cell = row.label(column);
      if (EmotionNames.of(cell).isPresent() || (called && !cell.isEmpty() && !isNumber(cell))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String cell) {
    try {
      return !Double.isNaN(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return cell.equalsIgnoreCase("nan");
    }
  }

  private static Set<String> used(Path file, List<Row> rows, String column) throws LacunaException {
    Set<String> used = new LinkedHashSet<>();
    for (Row row : rows) {
      name(file, row, column).ifPresent(used::add);
    }
    return used;
  }

  private static Optional<String> name(Path file, Row row, String column) throws LacunaException {
    String cell = row.label(column);
    Optional<String> name = EmotionNames.of(cell);
    if (name.isEmpty() && !cell.isEmpty()) {
      throw Problems.unfit(
          file,
          "line %d says \"%s\" under \"%s\", which is no emotion that is known: write neutral, happy, sad, angry, surprise, fear or disgust, or leave the cell empty"
              .formatted(row.line(), Problems.printable(cell), Problems.printable(column)));
    }
    return name;
  }

  List<Row> rows() {
    return rows;
  }

  /** What the labels are. */
  LabelSpec spec() {
    return spec;
  }

  /** The labels of a row in the order of {@link #spec()}; NaN where one was not given. */
  float[] labels(Row row) throws LacunaException {
    float[] values = new float[spec.count()];
    for (int k = 0; k < values.length; k++) {
      String column = spec.names().get(k);
      List<String> choices = spec.choices(column);
      if (choices.isEmpty()) {
        values[k] = FeatureTable.number(file, row.line(), row.label(column));
      } else {
        values[k] = name(file, row, column).map(n -> (float) choices.indexOf(n)).orElse(Float.NaN);
      }
    }
    return values;
  }
}
