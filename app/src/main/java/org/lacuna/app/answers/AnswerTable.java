package org.lacuna.app.answers;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The window's reader of answers clip by clip: {@code answers.csv} of an evaluation and {@code
 * predictions.csv} of a training. They are told apart by their columns. Files are read row by row
 * and need not fit into memory. What judges a training reads its answers with the code that wrote
 * them, which the window does without.
 */
public final class AnswerTable {

  /** Name of the file that {@code lacuna evaluate} writes. */
  public static final String OF_EVALUATION = "answers.csv";

  /** Name of the file that every training leaves. */
  public static final String OF_TRAINING = "predictions.csv";

  private AnswerTable() {}

  /**
   * Every row, in the order of the file.
   *
   * @throws LacunaException of kind USAGE when the file cannot be read or is another table
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static void each(Path file, CancelToken cancel, Consumer<AnswerRow> rows)
      throws LacunaException {
    Csv.each(
        file,
        (line, cells) -> {
          cancel.check();
          if (cells.containsKey("prediction")) {
            rows.accept(evaluated(cells));
          } else if (cells.containsKey("said")) {
            rows.accept(trained(cells));
          } else {
            throw new LacunaException(
                Kind.USAGE,
                "\"%s\" holds no answers: it has the columns %s, and \"prediction\" or \"said\" was expected."
                    .formatted(file, String.join(", ", cells.keySet())));
          }
        });
  }

  private static AnswerRow evaluated(Map<String, String> cells) {
    String label = cell(cells, "label");
    String probability = cell(cells, "probability");
    boolean choice = !probability.isBlank();
    return row(
        cells,
        label,
        choice,
        choice ? 1 : number(label),
        number(choice ? probability : cell(cells, "prediction")));
  }

  /** Of choices the right one is a number, and its name stands beside. */
  private static AnswerRow trained(Map<String, String> cells) {
    String label = cell(cells, "label");
    boolean choice = !label.isBlank();
    return row(
        cells,
        choice ? label : cell(cells, "right"),
        choice,
        choice ? 1 : number(cell(cells, "right")),
        number(cell(cells, "said")));
  }

  private static AnswerRow row(
      Map<String, String> cells, String label, boolean choice, double right, double said) {
    return new AnswerRow(
        cell(cells, "model"),
        cell(cells, "recording"),
        cell(cells, "id"),
        cell(cells, "given"),
        cell(cells, "head"),
        cell(cells, "question"),
        label,
        choice,
        right,
        said);
  }

  private static String cell(Map<String, String> cells, String column) {
    return cells.getOrDefault(column, "");
  }

  /** NaN where the cell is empty or no number: a table that somebody edited loses that cell. */
  private static double number(String cell) {
    try {
      return cell.isBlank() ? Double.NaN : Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
