package org.lacuna.training.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.training.nn.Tensors;

/**
 * The loss l(y, prediction) of every head: cross-entropy for classes (KT eq. 5), absolute error for
 * numbers. A question that is not asked is left out, never counted as 0.
 */
public final class TaskLoss {

  private final Problem problem;
  private final int size;
  private final Map<String, Tensor> right = new LinkedHashMap<>();
  private final Map<String, Tensor> asked = new LinkedHashMap<>();

  private TaskLoss(Problem problem, int size) {
    this.problem = problem;
    this.size = size;
  }

  /** Makes tensors of the right answers; they belong to the caller's pointer scope. */
  public static TaskLoss of(Problem problem, Examples examples) {
    TaskLoss loss = new TaskLoss(problem, examples.size());
    for (Head head : problem.heads()) {
      loss.add(head, examples.answers(head));
    }
    return loss;
  }

  private void add(Head head, float[] answers) {
    float[] is = new float[answers.length];
    float[] wanted = new float[size * head.width()];
    for (int i = 0; i < answers.length; i++) {
      if (Float.isNaN(answers[i])) {
        continue;
      }
      is[i] = 1;
      if (head.kind() == Head.Kind.REGRESSION) {
        wanted[i] = answers[i];
      } else {
        wanted[i * head.classes() + Math.round(answers[i])] = 1;
      }
    }
    right.put(head.name(), Tensors.of(wanted, size, head.questions(), head.classes()));
    asked.put(head.name(), Tensors.of(is, size, head.questions()));
  }

  /**
   * The loss of some scores, summed over the heads.
   *
   * @param scores by name of the head {@code [B, width]}
   */
  public Tensor of(Map<String, Tensor> scores) {
    return sum(parts(scores));
  }

  /** The loss of every head by its name. */
  public Map<String, Tensor> parts(Map<String, Tensor> scores) {
    return parts(scores, torch.ones(new long[] {size, 1}));
  }

  /**
   * The same over some of the examples.
   *
   * @param counts {@code [B, 1]} 1 where the example counts
   */
  public Tensor of(Map<String, Tensor> scores, Tensor counts) {
    return sum(parts(scores, counts));
  }

  private Map<String, Tensor> parts(Map<String, Tensor> scores, Tensor counts) {
    Map<String, Tensor> parts = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      Tensor wanted = Required.entry(right, head.name());
      Tensor wrong = wrong(head, Required.entry(scores, head.name()), wanted);
      parts.put(head.name(), mean(wrong, Required.entry(asked, head.name()).mul(counts)));
    }
    return parts;
  }

  private static Tensor sum(Map<String, Tensor> parts) {
    Tensor sum = torch.zeros(1).squeeze();
    for (Tensor part : parts.values()) {
      sum = sum.add(part);
    }
    return sum;
  }

  /**
   * How wrong the scores of a head are against targets that may be soft.
   *
   * @param scores {@code [B, width]}
   * @param wanted {@code [B, questions, classes]} numbers, or probabilities
   * @return {@code [B, questions]}
   */
  public static Tensor wrong(Head head, Tensor scores, Tensor wanted) {
    Tensor shaped = scores.reshape(scores.size(0), head.questions(), head.classes());
    return switch (head.kind()) {
      case REGRESSION -> shaped.sub(wanted).abs().squeeze(2);
      case CLASSES ->
          shaped
              .log_softmax(-1)
              .mul(wanted)
              .sum(new long[] {2}, false, new org.bytedeco.pytorch.ScalarTypeOptional())
              .neg();
    };
  }

  /** Mean over what counts; 0 when nothing does, and nothing else has an influence, even NaN. */
  public static Tensor mean(Tensor values, Tensor counted) {
    Tensor kept = torch.where(counted.gt(new Scalar(0.5f)), values, torch.zeros_like(values));
    return kept.sum().div(counted.sum().clamp_min(new Scalar(1f)));
  }
}
