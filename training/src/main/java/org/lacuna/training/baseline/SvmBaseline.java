package org.lacuna.training.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.Scorer;

/**
 * Linear support vector machines on the concatenated features, each modality as the mean over its
 * observed steps. One machine for each subset of the modalities and each question, trained on what
 * that subset shows: classification one class against the others, regression with the squared loss
 * outside a margin. An example is scored by the machine of the modalities that it has; without any,
 * or where training had none such, all its scores are 0.
 *
 * <p>Scores of classes are distances from the planes, not logits: their order is meant.
 */
public final class SvmBaseline implements Scorer {

  private final Problem problem;
  private final Map<ModalitySet, Map<String, List<LinearMachine>>> machines;

  private SvmBaseline(
      Problem problem, Map<ModalitySet, Map<String, List<LinearMachine>>> machines) {
    this.problem = problem;
    this.machines = machines;
  }

  /**
   * Trains all machines.
   *
   * @param training what is given of each example is used
   * @param c cost of an error against a wide margin, positive; to be chosen on a validation set
   */
  public static SvmBaseline fit(Problem problem, List<Examples> training, double c) {
    Map<ModalitySet, Map<String, List<LinearMachine>>> machines = new LinkedHashMap<>();
    for (ModalitySet subset : problem.subsets()) {
      Map<String, List<LinearMachine>> heads = new LinkedHashMap<>();
      for (Head head : problem.heads()) {
        List<LinearMachine> questions = new ArrayList<>();
        for (int q = 0; q < head.questions(); q++) {
          questions.add(machine(problem, subset, head, q, training, c));
        }
        heads.put(head.name(), questions);
      }
      machines.put(subset, heads);
    }
    return new SvmBaseline(problem, machines);
  }

  private static LinearMachine machine(
      Problem problem,
      ModalitySet subset,
      Head head,
      int question,
      List<Examples> training,
      double c) {
    List<double[]> features = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    for (Examples e : training) {
      for (int b = 0; b < e.size(); b++) {
        float answer = e.answers(head)[b * head.questions() + question];
        if (!Float.isNaN(answer) && subset.minus(given(problem, e, b)).isEmpty()) {
          features.add(features(problem, subset, e, b));
          answers.add((double) answer);
        }
      }
    }
    return head.kind() == Head.Kind.REGRESSION
        ? LinearMachine.regression(features, answers, c)
        : LinearMachine.classes(features, answers, head.classes(), c);
  }

  private static ModalitySet given(Problem problem, Examples e, int b) {
    ModalitySet given = ModalitySet.none();
    for (Modality m : problem.modalities()) {
      Lane lane = e.lane(m);
      for (int t = 0; t < lane.length()[b]; t++) {
        if (lane.given()[b * lane.steps() + t] > 0.5f) {
          given = given.with(m);
        }
      }
    }
    return given;
  }

  private static double[] features(Problem problem, ModalitySet subset, Examples e, int b) {
    double[] features = new double[subset.toList().stream().mapToInt(problem::dim).sum()];
    int offset = 0;
    for (Modality m : subset) {
      Lane lane = e.lane(m);
      int count = 0;
      for (int t = 0; t < lane.length()[b]; t++) {
        int at = b * lane.steps() + t;
        if (lane.given()[at] > 0.5f) {
          count++;
          for (int d = 0; d < lane.dim(); d++) {
            features[offset + d] += lane.values()[at * lane.dim() + d];
          }
        }
      }
      for (int d = 0; d < lane.dim(); d++) {
        features[offset + d] /= Math.max(1, count);
      }
      offset += lane.dim();
    }
    return features;
  }

  @Override
  public Map<String, float[]> score(Examples examples) {
    Map<String, float[]> scores = new HashMap<>();
    for (Head head : problem.heads()) {
      scores.put(head.name(), new float[examples.size() * head.width()]);
    }
    for (int b = 0; b < examples.size(); b++) {
      ModalitySet given = given(problem, examples, b);
      if (given.isEmpty()) {
        continue;
      }
      double[] features = features(problem, given, examples, b);
      for (Head head : problem.heads()) {
        List<LinearMachine> questions =
            Required.entry(Required.entry(machines, given), head.name());
        float[] all = Required.entry(scores, head.name());
        for (int q = 0; q < questions.size(); q++) {
          float[] said = questions.get(q).score(features);
          System.arraycopy(said, 0, all, b * head.width() + q * head.classes(), said.length);
        }
      }
    }
    return scores;
  }
}
