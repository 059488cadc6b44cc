package org.lacuna.training.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.TorchOps;

/**
 * Always says the same, whatever it is shown: the mean of a number, the majority of a class. What
 * every other method has to beat.
 */
public final class ConstantMethod implements Method {

  private static final String NAME = "constant.";

  private final Problem problem;

  public ConstantMethod(Problem problem) {
    this.problem = problem;
  }

  /**
   * Finds the means and the shares of the classes, in one look at the training examples.
   *
   * @param parameters filled by this call
   */
  public void fit(Parameters parameters, List<Examples> training) {
    Map<String, float[]> found = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      TorchOps ops = TorchOps.inference(parameters);
      constant(ops, head);
      found.put(
          NAME + head.name(), head.classes() > 1 ? shares(head, training) : mean(head, training));
    }
    parameters.restore(found);
  }

  private static float[] mean(Head head, List<Examples> training) {
    double[] sum = new double[head.questions()];
    int[] count = new int[head.questions()];
    for (Examples e : training) {
      float[] answers = e.answers(head);
      for (int i = 0; i < answers.length; i++) {
        if (!Float.isNaN(answers[i])) {
          sum[i % sum.length] += answers[i];
          count[i % sum.length]++;
        }
      }
    }
    float[] mean = new float[sum.length];
    for (int q = 0; q < mean.length; q++) {
      mean[q] = (float) (sum[q] / Math.max(1, count[q]));
    }
    return mean;
  }

  /** Logarithms of the shares, each class counted once more than it is seen. */
  private static float[] shares(Head head, List<Examples> training) {
    double[] seen = new double[head.width()];
    for (Examples e : training) {
      float[] answers = e.answers(head);
      for (int i = 0; i < answers.length; i++) {
        if (!Float.isNaN(answers[i])) {
          seen[i % head.questions() * head.classes() + Math.round(answers[i])]++;
        }
      }
    }
    float[] logits = new float[seen.length];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = (float) Math.log(seen[k] + 1);
    }
    return logits;
  }

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Modality first = problem.modalities().iterator().next();
    V none = ops.scale(ops.toFloat(ops.any(inputs.channel(first).observed(ops), 1)), 0f); // [B, 1]
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      scores.put(head.name(), ops.add(none, constant(ops, head)));
    }
    return Outputs.scores(scores);
  }

  private static <V> V constant(Ops<V> ops, Head head) {
    return ops.parameter(NAME + head.name(), Init.ZEROS, head.width());
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, 0);
    return FusionMethod.task(problem, run(ops, TorchExamples.given(examples)).scores(), examples);
  }

  @Override
  public boolean takesMissing() {
    return true;
  }

  @Override
  public boolean trainsOnDropped() {
    return false;
  }

  @Override
  public String configuration() {
    return "means and class shares of the training examples";
  }
}
