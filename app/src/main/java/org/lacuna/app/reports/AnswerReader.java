package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** Reads the answers that the networks of a run left, and averages them over the networks. */
final class AnswerReader {

  private AnswerReader() {}

  private record Key(String id, String question) {}

  private static final class Sum {
    private String recording = "";
    private double right = Double.NaN;
    private final Map<String, double[]> said = new TreeMap<>();

    void add(Map<String, String> row) {
      recording = row.getOrDefault("recording", "");
      right = ReportReader.number(row.getOrDefault("right", ""));
      double value = ReportReader.number(row.getOrDefault("said", ""));
      if (!Double.isNaN(value)) {
        double[] sum = said.computeIfAbsent(row.getOrDefault("given", ""), g -> new double[2]);
        sum[0] += value;
        sum[1]++;
      }
    }

    Answer answer(Key key) {
      Map<String, Double> means = new TreeMap<>();
      said.forEach((given, sum) -> means.put(given, sum[0] / sum[1]));
      return new Answer(key.id, recording, key.question, right, means);
    }
  }

  /**
   * Every clip and question, in the order of the files.
   *
   * @param files one a network
   */
  static List<Answer> read(List<Path> files, CancelToken cancel) throws LacunaException {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (Path file : files) {
      cancel.check();
      for (Map<String, String> row : CsvRows.read(file)) {
        String head = row.getOrDefault("head", "");
        String question = row.getOrDefault("question", "");
        Key key =
            new Key(
                row.getOrDefault("id", ""), head.equals(question) ? head : head + ": " + question);
        sums.computeIfAbsent(key, k -> new Sum()).add(row);
      }
    }
    List<Answer> answers = new ArrayList<>();
    sums.forEach((key, sum) -> answers.add(sum.answer(key)));
    return List.copyOf(answers);
  }
}
