package org.lacuna.training.study;

import static org.lacuna.training.method.Required.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lacuna.inference.eval.HeadMetrics;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Scorer;
import org.lacuna.training.nn.SideBySide;

/**
 * What a trained method says of a split with some modalities given. An example of which nothing was
 * observed in these modalities is not asked about and counts nowhere.
 */
final class Answered {

  /** Examples scored at a time: bounds memory. */
  private static final int TOGETHER = 128;

  private static final double LEAST = 1e-9;

  private final Problem problem;
  private final Examples examples;
  private final int[] rows;
  private final Map<String, float[]> said;

  private Answered(Problem problem, Examples examples, int[] rows, Map<String, float[]> said) {
    this.problem = problem;
    this.examples = examples;
    this.rows = rows;
    this.said = said;
  }

  /**
   * Asks about each of some subsets. Every group of examples is scored by itself, so the answers do
   * not depend on how many work on it.
   *
   * @param scorer bears being asked by several threads where the crew has several
   */
  static List<Answered> of(
      Problem problem, Scorer scorer, Examples examples, List<ModalitySet> subsets, SideBySide crew)
      throws LacunaException {
    List<Answered> answers = new ArrayList<>();
    List<SideBySide.Work<Answered>> work = new ArrayList<>();
    for (ModalitySet given : subsets) {
      Answered answered = unanswered(problem, examples, given);
      answers.add(answered);
      for (int[] group : answered.groups()) {
        work.add(() -> answered.fill(scorer, group, given));
      }
    }
    crew.all(work);
    return answers;
  }

  private static Answered unanswered(Problem problem, Examples examples, ModalitySet given) {
    int[] rows =
        IntStream.range(0, examples.size()).filter(i -> observed(examples, given, i)).toArray();
    Map<String, float[]> said = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      said.put(head.name(), new float[rows.length * head.width()]);
    }
    return new Answered(problem, examples, rows, said);
  }

  /** Numbers of examples that are scored together, of like length. */
  private List<int[]> groups() {
    int[] order =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> length(examples, rows[k])))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> groups = new ArrayList<>();
    for (int from = 0; from < rows.length; from += TOGETHER) {
      groups.add(Arrays.copyOfRange(order, from, Math.min(rows.length, from + TOGETHER)));
    }
    return groups;
  }

  /** Writes what is said of one group, which is nobody else's. */
  private Answered fill(Scorer scorer, int[] group, ModalitySet given) {
    int[] which = Arrays.stream(group).map(k -> rows[k]).toArray();
    Map<String, float[]> scores = scorer.score(examples.rows(which).trimmed().keeping(given));
    for (Head head : problem.heads()) {
      float[] scored = entry(scores, head.name());
      float[] all = entry(said, head.name());
      for (int i = 0; i < group.length; i++) {
        System.arraycopy(scored, i * head.width(), all, group[i] * head.width(), head.width());
      }
    }
    return this;
  }

  /** Steps of the longest lane: examples of like length are scored together. */
  private static double length(Examples examples, int i) {
    return examples.lanes().values().stream().mapToDouble(l -> l.length()[i]).max().orElse(0);
  }

  private static boolean observed(Examples examples, ModalitySet given, int i) {
    for (Modality m : given) {
      Lane lane = examples.lane(m);
      for (int t = 0; t < lane.steps(); t++) {
        if (lane.truth()[i * lane.steps() + t] > 0.5f) {
          return true;
        }
      }
    }
    return false;
  }

  /** Examples that were asked about. */
  int size() {
    return rows.length;
  }

  /** Id of the k-th of them. */
  String id(int k) {
    return examples.ids().get(rows[k]);
  }

  /** Right answers of the k-th: numbers or indices of classes, NaN where not asked. */
  double[] right(Head head, int k) {
    float[] all = examples.answers(head);
    double[] right = new double[head.questions()];
    for (int q = 0; q < right.length; q++) {
      right[q] = all[rows[k] * right.length + q];
    }
    return right;
  }

  /** What was said of the k-th: numbers within bounds, or probabilities of the classes. */
  double[] said(Head head, int k) {
    float[] all = entry(said, head.name());
    double[] answer = new double[head.width()];
    for (int j = 0; j < answer.length; j++) {
      answer[j] = all[k * answer.length + j];
    }
    for (int q = 0; q < head.questions(); q++) {
      if (head.kind() == Head.Kind.CLASSES) {
        softmax(answer, q * head.classes(), head.classes());
      } else {
        answer[q] = Math.max(head.low(), Math.min(head.high(), answer[q]));
      }
    }
    return answer;
  }

  private static void softmax(double[] scores, int from, int classes) {
    double max = Double.NEGATIVE_INFINITY;
    for (int c = from; c < from + classes; c++) {
      max = Math.max(max, scores[c]);
    }
    double sum = 0;
    for (int c = from; c < from + classes; c++) {
      scores[c] = Math.exp(scores[c] - max);
      sum += scores[c];
    }
    for (int c = from; c < from + classes; c++) {
      scores[c] /= sum;
    }
  }

  /**
   * How wrong it is, summed over the heads: mean absolute error of numbers, mean surprise of
   * classes. NaN when nothing was asked.
   */
  double error() {
    double sum = 0;
    for (Head head : problem.heads()) {
      double wrong = 0;
      int asked = 0;
      for (int k = 0; k < rows.length; k++) {
        double[] right = right(head, k);
        double[] answer = said(head, k);
        for (int q = 0; q < right.length; q++) {
          if (!Double.isNaN(right[q])) {
            asked++;
            wrong +=
                head.kind() == Head.Kind.REGRESSION
                    ? Math.abs(answer[q] - right[q])
                    : -Math.log(
                        Math.max(LEAST, answer[q * head.classes() + (int) Math.rint(right[q])]));
          }
        }
      }
      sum += wrong / asked;
    }
    return sum;
  }

  /** Every metric of every head by name, with the number of examples under {@code n}. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("n", (double) rows.length);
    int[] all = IntStream.range(0, rows.length).toArray();
    for (Head head : problem.heads()) {
      List<double[]> right = new ArrayList<>();
      List<double[]> answers = new ArrayList<>();
      for (int k : all) {
        right.add(right(head, k));
        answers.add(said(head, k));
      }
      metrics.putAll(
          new HeadMetrics(
                  onCard(head), right.toArray(double[][]::new), answers.toArray(double[][]::new))
              .of(all));
    }
    return metrics;
  }

  private static ModelCard.Head onCard(Head head) {
    return switch (head.kind()) {
      case REGRESSION ->
          ModelCard.Head.numbers(head.name(), head.name(), head.asked(), head.low(), head.high());
      case CLASSES -> ModelCard.Head.choices(head.name(), head.name(), head.asked(), head.labels());
    };
  }
}
