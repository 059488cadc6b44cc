package org.lacuna.app.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.app.answers.AnswerRow;
import org.lacuna.app.answers.AnswerTable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** Averages the answers of a model over its networks. */
final class AnswerReader {

  private AnswerReader() {}

  private record Key(String id, String asked) {}

  private static final class Sum {
    private final AnswerRow first;
    private final Map<String, double[]> said = new TreeMap<>();

    Sum(AnswerRow first) {
      this.first = first;
    }

    void add(AnswerRow row) {
      if (!Double.isNaN(row.said())) {
        double[] sum = said.computeIfAbsent(row.given(), g -> new double[2]);
        sum[0] += row.said();
        sum[1]++;
      }
    }

    Answer answer() {
      Map<String, Double> means = new TreeMap<>();
      said.forEach((given, sum) -> means.put(given, sum[0] / sum[1]));
      return new Answer(
          first.id(),
          first.recording(),
          first.asked(),
          first.label(),
          first.choice(),
          first.right(),
          means);
    }
  }

  /** Every clip and question, in the order of the files. */
  static List<Answer> read(AnswerSource source, CancelToken cancel) throws LacunaException {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (Path file : source.files()) {
      AnswerTable.each(
          file,
          cancel,
          row -> {
            if (source.model().isEmpty() || source.model().equals(row.model())) {
              sums.computeIfAbsent(new Key(row.id(), row.asked()), k -> new Sum(row)).add(row);
            }
          });
    }
    List<Answer> answers = new ArrayList<>();
    sums.values().forEach(sum -> answers.add(sum.answer()));
    return List.copyOf(answers);
  }
}
