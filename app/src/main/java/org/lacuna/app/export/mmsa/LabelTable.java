package org.lacuna.app.export.mmsa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.export.ExportItem;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.Delimited;

/**
 * Labels of clips from a table with the columns {@code id}, {@code label} and {@code split}. The id
 * is the clip's name in the output folder, with or without the media file's ending. Immutable.
 */
public final class LabelTable {

  private static final int MOST_ROWS = 1_000_000;

  private final Map<String, Label> labels;

  private LabelTable(Map<String, Label> labels) {
    this.labels = Map.copyOf(labels);
  }

  /**
   * One clip's label.
   *
   * @param value the score, for example -3 to 3; NaN where the cell is empty
   * @param split which part of the dataset
   */
  public record Label(float value, Split split) {}

  /** The parts of a dataset. */
  public enum Split {
    TRAIN,
    VALID,
    TEST;

    /** The name in the pickle. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Split> ofKey(String key) {
      return switch (key.strip().toLowerCase(Locale.ROOT)) {
        case "train", "training" -> Optional.of(TRAIN);
        case "valid", "validation", "val", "dev" -> Optional.of(VALID);
        case "test", "testing" -> Optional.of(TEST);
        default -> Optional.empty();
      };
    }
  }

  /**
   * Reads a table.
   *
   * @throws LacunaException of kind USAGE when it cannot be read, lacks a column, or a line makes
   *     no sense
   */
  public static LabelTable read(Path file) throws LacunaException {
    List<Delimited.Row> rows = Delimited.parse(text(file), ',', MOST_ROWS);
    if (rows.isEmpty()) {
      throw new LacunaException(Kind.USAGE, "The label file \"" + file + "\" is empty.");
    }
    List<String> names =
        rows.get(0).fields().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    int id = column(file, names, "id");
    int label = column(file, names, "label");
    int split = column(file, names, "split");
    Map<String, Label> labels = new HashMap<>();
    for (Delimited.Row row : rows.subList(1, rows.size())) {
      Optional<Split> part = Split.ofKey(row.field(split));
      if (row.field(id).isBlank() || part.isEmpty()) {
        throw wrong(file, row, "it needs an id and one of the splits train, valid and test");
      }
      Label mine = new Label(value(file, row, row.field(label)), part.get());
      if (labels.put(row.field(id).strip(), mine) != null) {
        throw wrong(file, row, "\"" + row.field(id) + "\" stands there twice");
      }
    }
    return new LabelTable(labels);
  }

  private static String text(Path file) throws LacunaException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.replace("\ufeff", "").replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The label file \"" + file + "\" cannot be read: it must be a CSV file in UTF-8.",
          e);
    }
  }

  private static int column(Path file, List<String> names, String wanted) throws LacunaException {
    int column = names.indexOf(wanted);
    if (column < 0) {
      throw new LacunaException(
          Kind.USAGE,
          "The label file \""
              + file
              + "\" has no column \""
              + wanted
              + "\": its first line must be id,label,split.");
    }
    return column;
  }

  private static float value(Path file, Delimited.Row row, String cell) throws LacunaException {
    if (cell.isBlank()) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(cell.strip());
    } catch (NumberFormatException e) {
      throw wrong(file, row, "\"" + cell + "\" is no number");
    }
  }

  private static LacunaException wrong(Path file, Delimited.Row row, String what) {
    return new LacunaException(
        Kind.USAGE, "Line " + row.line() + " of \"" + file + "\" makes no sense: " + what + ".");
  }

  /** The label of a clip. */
  public Optional<Label> of(ExportItem item) {
    return Optional.ofNullable(labels.get(item.name()))
        .or(() -> Optional.ofNullable(labels.get(item.nameWithoutEnding())));
  }

  /** Number of labels. */
  public int size() {
    return labels.size();
  }
}
