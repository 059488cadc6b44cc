package org.lacuna.app.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.data.Csv;

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
      for (Map<String, String> row : Csv.read(file)) {
        if (cell(row, "given").equals(given) && cell(row, "head").equals("sentiment")) {
          double right = Double.parseDouble(cell(row, "right"));
          double said = Double.parseDouble(cell(row, "said"));
          double sign = right == 0 ? Double.NaN : (right > 0 == said > 0 ? 1 : 0);
          String id = cell(row, "id");
          recordings.put(id, cell(row, "recording"));
          all.computeIfAbsent(id, k -> new ArrayList<>())
              .add(new double[] {Math.abs(said - right), sign});
        }
      }
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
          .map(f -> f.resolve("predictions.csv"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + study + "\" cannot be read: name the folder of a study.", e);
    }
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static double mean(List<double[]> values, int column) {
    return values.stream().mapToDouble(v -> v[column]).average().orElse(Double.NaN);
  }
}
