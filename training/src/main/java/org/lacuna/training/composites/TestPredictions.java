package org.lacuna.training.composites;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The emotion probabilities of every test composite and subset, kept beside a bundle so that two
 * networks can be compared composite by composite.
 *
 * @param bySubset name of the subset, then one row a composite
 */
record TestPredictions(Map<String, List<Row>> bySubset) {

  /** File name in the folder of a training. */
  static final String FILE = "test_predictions.csv";

  /**
   * One composite.
   *
   * @param right index of its emotion
   * @param probabilities one an emotion
   */
  record Row(int right, double[] probabilities) {

    double surprise() {
      return -Math.log(Math.max(1e-12, probabilities[right]));
    }

    double correct() {
      int best = 0;
      for (int k = 1; k < probabilities.length; k++) {
        best = probabilities[k] > probabilities[best] ? k : best;
      }
      return best == right ? 1 : 0;
    }
  }

  TestPredictions {
    bySubset = new LinkedHashMap<>(bySubset);
  }

  static TestPredictions of(Map<ModalitySet, Outcome> outcomes) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    outcomes.forEach((subset, o) -> rows.put(subset.toString(), rows(o)));
    return new TestPredictions(rows);
  }

  static List<Row> rows(Outcome outcome) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < outcome.size(); i++) {
      rows.add(new Row(outcome.right(i), outcome.probabilities(i)));
    }
    return rows;
  }

  /** One line a composite and subset: subset, right, probabilities. */
  void write(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("given,right,probabilities\n");
    bySubset.forEach(
        (subset, rows) -> {
          for (Row r : rows) {
            csv.append(subset).append(',').append(r.right());
            for (double p : r.probabilities()) {
              csv.append(String.format(Locale.ROOT, ",%.6f", p));
            }
            csv.append('\n');
          }
        });
    Files.writeString(folder.resolve(FILE), csv, StandardCharsets.UTF_8);
  }

  /**
   * What another training has left in its folder.
   *
   * @throws LacunaException of kind USAGE when it has left nothing that can be read
   */
  static TestPredictions read(Path folder) throws LacunaException {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    try {
      List<String> lines = Files.readAllLines(folder.resolve(FILE), StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split(",", -1);
        double[] p = new double[parts.length - 2];
        for (int k = 0; k < p.length; k++) {
          p[k] = Double.parseDouble(parts[k + 2]);
        }
        rows.computeIfAbsent(parts[0], s -> new ArrayList<>())
            .add(new Row(Integer.parseInt(parts[1]), p));
      }
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new LacunaException(
          Kind.USAGE,
          "The folder \""
              + folder
              + "\" holds no readable "
              + FILE
              + " of an earlier training: train that one first.",
          e);
    }
    return new TestPredictions(rows);
  }
}
