package org.lacuna.training.amd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;

/**
 * What one modality learns from the multimodal tensor: the soft terms of eq. 2 with the soft label
 * and representation of eq. 3, the messages of eq. 4 and the temperatures of eq. 5.
 *
 * <ul>
 *   <li>Messages: m = relu(f_p1(sigma(z))) || relu(f_p2(z)), f_p2 its own for each modality.
 *   <li>Temperatures: T = 1 + softplus(f_pt([m_i || m_Z])) of the soft label and of the
 *       representation, so that neither is ever sharpened.
 *   <li>Soft label of classes: softmax(logits / T_s). Of a number: sigma_Z(z_h / T_s) as eq. 3 has
 *       it, the teacher's number drawn towards what it says of nothing, its bias.
 *   <li>Soft representation: z* = f_p(z_h / T_z), compared by the mean squared error.
 * </ul>
 *
 * @param problem widths and heads
 * @param config sizes and weights
 */
public record Distillation(Problem problem, AmdConfig config) {

  /**
   * One side of the distillation.
   *
   * @param z z^m, or z_h of the teacher
   * @param scores its prediction by name of the head
   */
  public record Side(Tensor z, Map<String, Tensor> scores) {}

  /** T_s and T_z, {@code [B, 1]} each, at least 1. */
  public record Temperatures(Tensor label, Tensor representation) {}

  /**
   * The soft terms, each a scalar and not yet weighted.
   *
   * @param label l(s, sigma(z)), mean over the examples and questions that count
   * @param representation l*(z*, z), mean over the examples that count and the dimensions
   * @param temperatures that were used
   */
  public record Terms(Tensor label, Tensor representation, Temperatures temperatures) {}

  /**
   * The soft terms of one modality. Nothing is detached here.
   *
   * @param teacher the multimodal tensor's side
   * @param softened gives the teacher's prediction for any z_h, for the soft label of numbers
   * @param counts {@code [B, 1]} 1 where the modality is there
   */
  public Terms terms(
      Ops<Tensor> ops, Modality m, Side student, Side teacher, Softened softened, Tensor counts) {
    Temperatures t = temperatures(ops, m, student, teacher);
    Map<String, Tensor> cooled = softened.predict(teacher.z().div(t.label()));
    Tensor label = torch.zeros(1).squeeze();
    for (Head head : problem.heads()) {
      Tensor logits = Required.entry(teacher.scores(), head.name());
      Tensor soft =
          head.kind() == Head.Kind.REGRESSION
              ? Required.entry(cooled, head.name())
              : head.probabilities(ops, logits.div(t.label()));
      Tensor wanted = soft.reshape(soft.size(0), head.questions(), head.classes());
      Tensor wrong = TaskLoss.wrong(head, Required.entry(student.scores(), head.name()), wanted);
      label = label.add(TaskLoss.mean(wrong, counts.expand(wrong.sizes().vec().get())));
    }
    int size = config.sizes().size(m);
    Tensor cool = teacher.z().div(t.representation());
    Tensor aim = Layers.linear(ops, "distil." + m.key() + ".project", cool, config.size(), size);
    Tensor gap = aim.sub(student.z());
    Tensor representation = TaskLoss.mean(gap.mul(gap), counts.expand(gap.sizes().vec().get()));
    return new Terms(label, representation, t);
  }

  /** sigma_Z, the teacher's prediction. */
  @FunctionalInterface
  public interface Softened {
    Map<String, Tensor> predict(Tensor z);
  }

  /** Eq. 5, or the fixed temperature of the ablation. */
  Temperatures temperatures(Ops<Tensor> ops, Modality m, Side student, Side teacher) {
    if (config.temperature() == AmdConfig.Temperature.FIXED) {
      Tensor fixed = ops.scalar(AmdConfig.FIXED_TEMPERATURE).reshape(1, 1);
      return new Temperatures(fixed, fixed);
    }
    String name = "distil." + m.key();
    Tensor own = message(ops, name + ".message", student, config.sizes().size(m));
    Tensor joint = message(ops, "distil.tensor.message", teacher, config.size());
    Tensor both = ops.concat(1, List.of(own, joint));
    return new Temperatures(
        temperature(ops, name + ".label", both), temperature(ops, name + ".representation", both));
  }

  private Tensor temperature(Ops<Tensor> ops, String name, Tensor messages) {
    Tensor x = Layers.linear(ops, name, messages, 4 * config.message(), 1);
    return ops.add(ops.softplus(x), ops.scalar(1f));
  }

  /** Eq. 4. */
  private Tensor message(Ops<Tensor> ops, String name, Side side, int size) {
    List<Tensor> said = new ArrayList<>();
    for (Head head : problem.heads()) {
      said.add(head.probabilities(ops, Required.entry(side.scores(), head.name())));
    }
    Tensor prediction = said.size() == 1 ? said.get(0) : ops.concat(1, said);
    int width = config.message();
    Tensor first = Layers.linear(ops, name + ".prediction", prediction, problem.width(), width);
    Tensor second = Layers.linear(ops, name + ".vector", side.z(), size, width);
    return ops.concat(1, List.of(ops.relu(first), ops.relu(second)));
  }
}
