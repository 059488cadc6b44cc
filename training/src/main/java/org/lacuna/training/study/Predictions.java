package org.lacuna.training.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Head;
import org.lacuna.training.prepare.Prepared;

/**
 * Every answer on the test part as a table, for comparing methods pair by pair: recording, id, what
 * was given, head, question, the right answer, what was said (a number, or the probability of the
 * right class); of classes also the names of the right one and of the one that was chosen.
 */
public final class Predictions {

  /** Its name in the folder of a training. */
  public static final String FILE = "predictions.csv";

  /**
   * One answer of the table.
   *
   * @param given modalities that the model was given
   * @param right a number, or the number of the right class; NaN where the file has none
   * @param said a number, or the probability of the right class; NaN where the file has none
   * @param chosen name of the class that was chosen; empty for a number
   */
  public record Row(
      String id,
      ModalitySet given,
      String head,
      String question,
      double right,
      double said,
      String chosen) {}

  private Predictions() {}

  /**
   * Reads what {@link #write} has written.
   *
   * @throws LacunaException of kind USAGE when it cannot be read
   */
  public static List<Row> read(Path file) throws LacunaException {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> row : Csv.read(file)) {
      rows.add(
          new Row(
              row.getOrDefault("id", ""),
              subset(row.getOrDefault("given", "")),
              row.getOrDefault("head", ""),
              row.getOrDefault("question", ""),
              Double.parseDouble(row.getOrDefault("right", "NaN")),
              Double.parseDouble(row.getOrDefault("said", "NaN")),
              row.getOrDefault("chosen", "")));
    }
    return rows;
  }

  private static ModalitySet subset(String key) {
    return ModalitySet.nonEmptySubsets().stream()
        .filter(s -> s.toString().equals(key))
        .findFirst()
        .orElse(ModalitySet.none());
  }

  static void write(Path folder, Trained trained, Prepared data) throws LacunaException {
    Map<String, String> groups = new java.util.HashMap<>();
    for (Utterance u : data.utterances(Split.TEST)) {
      groups.put(u.id(), u.group().orElse(u.id()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("recording,id,given,head,question,right,said,label,chosen");
    for (Map.Entry<ModalitySet, Answered> e : trained.test().entrySet()) {
      Answered answered = e.getValue();
      for (int k = 0; k < answered.size(); k++) {
        String id = answered.id(k);
        String start = quoted(groups.getOrDefault(id, id)) + "," + quoted(id) + "," + e.getKey();
        for (Head head : trained.method().problem().heads()) {
          lines.addAll(rows(start, head, answered, k));
        }
      }
    }
    try {
      Files.write(folder.resolve(FILE), lines);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + folder + "\" cannot be written: choose another folder.", e);
    }
  }

  private static List<String> rows(String start, Head head, Answered answered, int k) {
    List<String> rows = new ArrayList<>();
    double[] right = answered.right(head, k);
    double[] said = answered.said(head, k);
    for (int q = 0; q < right.length; q++) {
      if (Double.isNaN(right[q])) {
        continue;
      }
      boolean classes = head.kind() == Head.Kind.CLASSES;
      int from = q * head.classes();
      int at = classes ? from + (int) Math.rint(right[q]) : q;
      rows.add(
          String.join(
              ",",
              start,
              head.name(),
              quoted(head.asked().get(q)),
              Float.toString((float) right[q]),
              Float.toString((float) said[at]),
              classes ? quoted(head.labels().get(at - from)) : "",
              classes ? quoted(head.labels().get(largest(said, from, head.classes()))) : ""));
    }
    return rows;
  }

  private static int largest(double[] said, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = said[from + c] > said[from + best] ? c : best;
    }
    return best;
  }

  private static String quoted(String cell) {
    return cell.matches("[\\w.\\[\\]$ -]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
