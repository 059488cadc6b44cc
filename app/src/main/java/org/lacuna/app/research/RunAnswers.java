package org.lacuna.app.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.app.answers.AnswerTable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * What all trainings of a study said of one number head on their test parts, with one choice of
 * modalities given: for each utterance the figures averaged over the trainings that tested on it.
 *
 * @param name for tables
 * @param rows by id, in alphabetical order
 */
public record RunAnswers(String name, Map<String, Row> rows) {

  /**
   * One utterance.
   *
   * @param recording what it was cut from
   * @param error mean absolute error
   * @param sign share of the trainings that had its sign right; NaN where the right answer is 0
   */
  public record Row(String recording, double error, double sign) {}

  public RunAnswers {
    rows = new TreeMap<>(rows);
  }

  /**
   * Reads {@code predictions.csv} of every training in the folder of a study.
   *
   * @param given modalities as the tables write them, {@code audio+language}
   * @throws LacunaException of kind USAGE when nothing of that kind is there
   */
  public static RunAnswers read(String name, Path study, String given) throws LacunaException {
    Map<String, List<double[]>> all = new TreeMap<>();
    Map<String, String> recordings = new TreeMap<>();
    for (Path file : files(study)) {
      AnswerTable.each(
          file,
          new CancelToken(),
          row -> {
            if (row.given().equals(given) && row.head().equals("sentiment") && !row.choice()) {
              double sign =
                  row.right() == 0 ? Double.NaN : (row.right() > 0 == row.said() > 0 ? 1 : 0);
              recordings.put(row.id(), row.recording());
              all.computeIfAbsent(row.id(), k -> new ArrayList<>())
                  .add(new double[] {Math.abs(row.said() - row.right()), sign});
            }
          });
    }
    if (all.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE,
          "\"%s\" holds no test answers on the sentiment with %s given: name the folder of a study and what was given."
              .formatted(study, given));
    }
    Map<String, Row> rows = new TreeMap<>();
    all.forEach(
        (id, values) ->
            rows.put(
                id, new Row(recordings.getOrDefault(id, id), mean(values, 0), mean(values, 1))));
    return new RunAnswers(name, rows);
  }

  private static List<Path> files(Path study) throws LacunaException {
    try (var folders = Files.list(study)) {
      return folders
          .map(f -> f.resolve(AnswerTable.OF_TRAINING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + study + "\" cannot be read: name the folder of a study.", e);
    }
  }

  private static double mean(List<double[]> values, int column) {
    return values.stream().mapToDouble(v -> v[column]).average().orElse(Double.NaN);
  }
}
