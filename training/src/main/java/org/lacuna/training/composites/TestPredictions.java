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
import org.lacuna.training.kt.Emotion;

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
   * @param items ids of what the network was given of it; empty where a file of an earlier version
   *     does not name them
   */
  record Row(int right, double[] probabilities, List<String> items) {

    Row {
      items = List.copyOf(items);
    }

    double surprise() {
      return -Math.log(Math.max(1e-12, probabilities[right]));
    }

    double correct() {
      return Calibration.first(probabilities) == right ? 1 : 0;
    }
  }

  TestPredictions {
    bySubset = new LinkedHashMap<>(bySubset);
  }

  static TestPredictions of(Map<ModalitySet, Outcome> outcomes) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    outcomes.forEach((subset, o) -> rows.put(subset.toString(), rows(subset, o)));
    return new TestPredictions(rows);
  }

  private static List<Row> rows(ModalitySet given, Outcome outcome) {
    List<List<String>> items = outcome.items(given);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < outcome.size(); i++) {
      rows.add(new Row(outcome.right(i), outcome.probabilities(i), items.get(i)));
    }
    return rows;
  }

  /** One line a composite and subset: subset, right, probabilities, items. */
  void write(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("given,right");
    Emotion.labels().forEach(label -> csv.append(',').append(label));
    csv.append(",items\n");
    bySubset.forEach(
        (subset, rows) -> {
          for (Row r : rows) {
            csv.append(subset).append(',').append(r.right());
            for (double p : r.probabilities()) {
              csv.append(String.format(Locale.ROOT, ",%.6f", p));
            }
            csv.append(',').append(String.join("+", r.items())).append('\n');
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
        double[] p = new double[Emotion.values().length];
        for (int k = 0; k < p.length; k++) {
          p[k] = Double.parseDouble(parts[k + 2]);
        }
        List<String> items =
            parts.length > p.length + 2 ? List.of(parts[p.length + 2].split("\\+", -1)) : List.of();
        rows.computeIfAbsent(parts[0], s -> new ArrayList<>())
            .add(new Row(Integer.parseInt(parts[1]), p, items));
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
