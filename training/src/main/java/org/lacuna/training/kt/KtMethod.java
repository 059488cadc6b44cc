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
 * The knowledge-transfer network as one method among others, for data with one, two or all three
 * modalities.
 */
public final class KtMethod implements Method {

  private final KtNetwork network;
  private final Problem problem;

  /**
   * @param network its widths and heads are the problem
   */
  public KtMethod(KtNetwork network) {
    this.network = network;
    this.problem = new Problem(network.config().dims(), network.heads());
  }

  /**
   * A network for a problem.
   *
   * @param shape turns the paper's configuration for these widths into the one that is wanted
   */
  public static KtMethod of(Problem problem, UnaryOperator<KtConfig> shape) {
    KtConfig config = shape.apply(KtConfig.paper(problem.dims()));
    return new KtMethod(new KtNetwork(config, problem.heads()));
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
    KtOutputs<V> out = network.run(ops, inputs);
    KtConfig config = network.config();
    List<Outputs.Attention<V>> attention = new ArrayList<>();
    out.attention()
        .forEach(
            (d, w) ->
                attention.add(new Outputs.Attention<>(d, config.layers(), config.heads(), w)));
    return new Outputs<>(
        out.scores(), new EnumMap<>(Modality.class), new EnumMap<>(out.readRebuilt()), attention);
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, network.config().dropout());
    KtLosses.Parts loss =
        KtLosses.compute(
            network.config(),
            network.runWithoutAttention(ops, TorchExamples.given(examples)),
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
    Inputs<Tensor> whole = TorchExamples.whole(examples);
    for (Modality m : problem.modalities()) {
      Lane l = examples.lane(m);
      features.put(m, Tensors.of(l.values(), size, l.steps(), l.dim()));
      known.put(m, Tensors.of(l.known(), size, l.steps(), l.dim()));
      truth.put(m, Tensors.of(l.truth(), size, l.steps()));
    }
    Map<Modality, Tensor> encoded =
        network.config().detach()
            ? Tensors.withoutGradient(() -> network.encode(ops, whole))
            : network.encode(ops, whole);
    return new KtLosses.Targets(TaskLoss.of(problem, examples), features, known, truth, encoded);
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
