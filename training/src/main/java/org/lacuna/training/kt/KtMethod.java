package org.lacuna.training.kt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.TaskLoss;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.TorchOps;

/**
 * The knowledge-transfer network as one method among others. Where the data lack a modality
 * altogether the network is given one without a single step, which takes part in nothing.
 */
public final class KtMethod implements Method {

  private final KtNetwork network;
  private final Problem problem;

  /** A network for data that have all three modalities. */
  public KtMethod(KtNetwork network) {
    this(network, new Problem(network.config().dims(), network.heads()));
  }

  private KtMethod(KtNetwork network, Problem problem) {
    this.network = network;
    this.problem = problem;
  }

  /**
   * A network for a problem.
   *
   * @param shape turns the paper's configuration for these widths into the one that is wanted;
   *     modalities that the problem lacks are taken out of its targets and read-outs
   */
  public static KtMethod of(Problem problem, UnaryOperator<KtConfig> shape) {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      dims.put(m, problem.dims().getOrDefault(m, 1));
    }
    KtConfig wanted = shape.apply(KtConfig.paper(dims));
    KtConfig config =
        wanted
            .withTargets(wanted.targets().intersect(problem.modalities()))
            .withReadouts(wanted.readouts().intersect(problem.modalities()));
    return new KtMethod(new KtNetwork(config, problem.heads()), problem);
  }

  /** The network, with the inner states that the plain outputs leave out. */
  public KtNetwork network() {
    return network;
  }

  @Override
  public String name() {
    return "KT";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    KtOutputs<V> out = network.run(ops, completed(ops, inputs));
    KtConfig config = network.config();
    List<Outputs.Attention<V>> attention = new ArrayList<>();
    out.attention()
        .forEach(
            (d, w) -> {
              if (problem.modalities().contains(d.source())) {
                attention.add(new Outputs.Attention<>(d, config.layers(), config.heads(), w));
              }
            });
    return new Outputs<>(
        out.scores(), new EnumMap<>(Modality.class), new EnumMap<>(out.readRebuilt()), attention);
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, network.config().dropout());
    KtLosses.Parts loss =
        KtLosses.compute(
            network.config(),
            network.runWithoutAttention(ops, completed(ops, TorchExamples.given(examples))),
            targets(parameters, examples));
    Map<String, Tensor> parts = new LinkedHashMap<>(loss.task());
    parts.put("consistency", loss.consistency());
    parts.put("readout", loss.readout());
    return new Losses(loss.total(), parts);
  }

  /**
   * What the network should give. The encoded real features are computed without dropout, and
   * without gradient where the configuration detaches them.
   */
  KtLosses.Targets targets(Parameters parameters, Examples examples) {
    int size = examples.size();
    Map<Modality, Tensor> features = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> known = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> truth = new EnumMap<>(Modality.class);
    TorchOps ops = TorchOps.inference(parameters);
    Inputs<Tensor> whole = completed(ops, TorchExamples.whole(examples));
    for (Modality m : Modality.values()) {
      if (problem.modalities().contains(m)) {
        Lane l = examples.lane(m);
        features.put(m, Tensors.of(l.values(), size, l.steps(), l.dim()));
        known.put(m, Tensors.of(l.known(), size, l.steps(), l.dim()));
        truth.put(m, Tensors.of(l.truth(), size, l.steps()));
      } else {
        features.put(m, whole.channel(m).values());
        known.put(m, whole.channel(m).values());
        truth.put(m, whole.channel(m).mask());
      }
    }
    Map<Modality, Tensor> encoded =
        network.config().detach()
            ? Tensors.withoutGradient(() -> network.encode(ops, whole))
            : network.encode(ops, whole);
    return new KtLosses.Targets(TaskLoss.of(problem, examples), features, known, truth, encoded);
  }

  /** With a channel of no steps for each modality that the problem lacks. */
  private <V> Inputs<V> completed(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Inputs.Channel<V>> channels = new EnumMap<>(Modality.class);
    Inputs.Channel<V> like = inputs.channel(problem.modalities().toList().get(0));
    for (Modality m : Modality.values()) {
      if (problem.modalities().contains(m)) {
        channels.put(m, inputs.channel(m));
      } else {
        V none = ops.scale(ops.toFloat(like.observed(ops)), 0f);
        channels.put(
            m,
            new Inputs.Channel<>(ops.unsqueeze(none, 2), none, none, ops.scale(like.length(), 0f)));
      }
    }
    return new Inputs<>(channels);
  }

  @Override
  public boolean takesMissing() {
    return true;
  }

  @Override
  public boolean trainsOnDropped() {
    return true;
  }

  @Override
  public String configuration() {
    return network.config().toString();
  }
}
