package org.lacuna.training.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Sequences;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TimeCode;
import org.lacuna.training.nn.TorchOps;

/**
 * Cyclic translation in the manner of MCTN (Pham et al., AAAI 2019): from one source modality, for
 * each other one, a recurrent encoder whose last state must suffice to write the target's features
 * on its own time grid, and the written features must suffice to write the source again. The joint
 * states predict; when it is used, only the source is looked at.
 *
 * <p>Simpler than the published network: one translation for each target instead of a hierarchy, no
 * attention in the decoder, and each way of the cycle has its own weights, since the features of
 * the modalities differ in width.
 */
public final class TranslationMethod implements Method {

  /**
   * Sizes and weights.
   *
   * @param source the modality that is translated
   * @param width of the recurrent states, even
   * @param forward weight of the error of the translation
   * @param back weight of the error of the translation back
   * @param dropout while training
   */
  public record Config(Modality source, int width, double forward, double back, double dropout) {

    /** From language, as published. */
    public static Config standard() {
      return new Config(Modality.LANGUAGE, 32, 0.1, 0.1, 0.1);
    }
  }

  private final Problem problem;
  private final Config config;

  /**
   * @param problem of the source and at least one other modality
   */
  public TranslationMethod(Problem problem, Config config) {
    if (!problem.modalities().contains(config.source()) || problem.dims().size() < 2) {
      throw new IllegalArgumentException("a translation needs its source and a target");
    }
    this.problem = problem;
    this.config = config;
  }

  @Override
  public String name() {
    return "MCTN";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  /** The source as every translation reads it. */
  private record Source<V>(V packed, V observed, V present) {}

  private <V> Source<V> source(Ops<V> ops, Inputs<V> inputs) {
    Inputs.Channel<V> c = inputs.channel(config.source());
    V observed = c.observed(ops);
    return new Source<>(
        Sequences.packed(ops, c.values(), observed), observed, ops.any(observed, 1));
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Source<V> source = source(ops, inputs);
    Map<Modality, V> joints = joints(ops, source);
    Map<Modality, V> written = new EnumMap<>(Modality.class);
    V present = ops.unsqueeze(source.present(), 2);
    joints.forEach(
        (m, joint) -> {
          V features = write(ops, "to." + m.key(), joint, inputs.channel(m), problem.dim(m));
          written.put(m, ops.where(present, features, ops.scalar(0f)));
        });
    return new Outputs<>(predict(ops, joints), new EnumMap<>(Modality.class), written, List.of());
  }

  /** The last state of the encoder towards each target, 0 where there is no source. */
  private <V> Map<Modality, V> joints(Ops<V> ops, Source<V> source) {
    Map<Modality, V> joints = new EnumMap<>(Modality.class);
    int dim = problem.dim(config.source());
    for (Modality m : problem.modalities().without(config.source())) {
      String name = "encoder." + m.key();
      V states = Layers.lstm(ops, name, source.packed(), dim, config.width());
      joints.put(m, Sequences.last(ops, states, source.observed(), config.width()));
    }
    return joints;
  }

  private <V> Map<String, V> predict(Ops<V> ops, Map<Modality, V> joints) {
    List<V> parts = List.copyOf(joints.values());
    V z = parts.size() == 1 ? parts.get(0) : ops.concat(1, parts);
    int size = parts.size() * config.width();
    return UnimodalNetworks.heads(ops, "head", problem, ops.dropout(z), size);
  }

  /** Features on the time grid of a channel, from one vector. */
  private <V> V write(Ops<V> ops, String name, V joint, Inputs.Channel<V> grid, int dim) {
    int width = config.width();
    V seconds = ops.where(grid.exists(ops), grid.seconds(), ops.scalar(0f));
    V what = ops.unsqueeze(Layers.linear(ops, name + ".what", joint, width, width), 1);
    V when = Layers.linear(ops, name + ".when", TimeCode.of(ops, seconds, width), width, width);
    V states = Layers.lstm(ops, name + ".decoder", ops.relu(ops.add(what, when)), width, width);
    return Layers.linear(ops, name + ".out", states, width, dim);
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, config.dropout());
    Inputs<Tensor> inputs = TorchExamples.given(examples);
    Map<Modality, Tensor> joints = joints(ops, source(ops, inputs));
    Tensor forward = torch.zeros(1).squeeze();
    Tensor back = torch.zeros(1).squeeze();
    for (Map.Entry<Modality, Tensor> e : joints.entrySet()) {
      Modality m = e.getKey();
      String name = "to." + m.key();
      Inputs.Channel<Tensor> target = inputs.channel(m);
      Tensor written = write(ops, name, e.getValue(), target, problem.dim(m));
      forward = forward.add(error(written, examples, m));
      String again = "back." + m.key();
      Tensor states = Layers.lstm(ops, again + ".encoder", written, problem.dim(m), config.width());
      Tensor joint = Sequences.last(ops, states, target.exists(ops), config.width());
      Modality source = config.source();
      Tensor rewritten = write(ops, again, joint, inputs.channel(source), problem.dim(source));
      back = back.add(error(rewritten, examples, source));
    }
    TaskLoss right = TaskLoss.of(problem, examples);
    Tensor task = right.of(predict(ops, joints));
    Map<String, Tensor> parts = new LinkedHashMap<>();
    parts.put("task", task);
    parts.put("forward", forward.mul(new Scalar(config.forward())));
    parts.put("back", back.mul(new Scalar(config.back())));
    Tensor total = task;
    for (String weighted : List.of("forward", "back")) {
      total = total.add(Required.entry(parts, weighted));
    }
    return new Losses(total, parts);
  }

  /** Mean squared error over the values that were there, dropped or not. */
  private static Tensor error(Tensor written, Examples examples, Modality m) {
    Lane lane = examples.lane(m);
    Tensor real = Tensors.of(lane.values(), examples.size(), lane.steps(), lane.dim());
    Tensor known = Tensors.of(lane.known(), examples.size(), lane.steps(), lane.dim());
    Tensor clean = torch.where(known.gt(new Scalar(0.5f)), real, torch.zeros_like(real));
    Tensor gap = written.sub(clean);
    return TaskLoss.mean(gap.mul(gap), known);
  }

  @Override
  public List<ModalitySet> legalSubsets() {
    List<ModalitySet> legal = new ArrayList<>(problem.subsets());
    legal.removeIf(s -> !s.contains(config.source()));
    return List.copyOf(legal);
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
    return config.toString();
  }
}
