package org.lacuna.training.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
final class Predictions {

  static final String FILE = "predictions.csv";

  private Predictions() {}

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
