package org.lacuna.training.kt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Network;
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

  private final KtSetting setting;
  private final KtNetwork network;
  private final Problem problem;

  /**
   * A method that serves every subset.
   *
   * @param network its widths and heads are the problem
   */
  public KtMethod(KtNetwork network) {
    this(KtSetting.ANY, network);
  }

  private KtMethod(KtSetting setting, KtNetwork network) {
    this.setting = setting;
    this.network = network;
    this.problem = new Problem(network.config().dims(), network.heads());
  }

  /**
   * One network for every subset of a problem's modalities.
   *
   * @param shape turns the paper's configuration for these widths into the one that is wanted
   */
  public static KtMethod of(Problem problem, UnaryOperator<KtConfig> shape) {
    return of(problem, KtSetting.ANY, shape);
  }

  /**
   * A network in one setting of the paper's tables.
   *
   * @param problem with modalities that {@linkplain KtSetting#fits fit} the setting
   * @param shape turns the setting's configuration for these widths into the one that is wanted
   */
  public static KtMethod of(Problem problem, KtSetting setting, UnaryOperator<KtConfig> shape) {
    if (!setting.fits(problem)) {
      throw new IllegalArgumentException(setting + " cannot be had of " + problem.modalities());
    }
    Problem part = setting.problem(problem);
    KtConfig config = shape.apply(setting.shape(KtConfig.paper(part.dims())));
    return new KtMethod(setting, new KtNetwork(config, part.heads()));
  }

  /** The network, with the inner states that the plain outputs leave out. */
  public KtNetwork network() {
    return network;
  }

  @Override
  public String name() {
    return setting.method();
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    KtOutputs<V> out = network.run(ops, given(ops, inputs));
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
            network.runWithoutAttention(ops, given(ops, TorchExamples.given(examples))),
            targets(parameters, examples));
    Map<String, Tensor> parts = new LinkedHashMap<>(loss.task());
    parts.put("consistency", loss.consistency());
    parts.put("readout", loss.readout());
    return new Losses(loss.total(), parts);
  }

  /** Without what this setting keeps from the network. */
  private <V> Inputs<V> given(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Inputs.Channel<V>> channels = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      Inputs.Channel<V> c = inputs.channel(m);
      channels.put(
          m,
          setting.given(problem).contains(m)
              ? c
              : new Inputs.Channel<>(c.values(), ops.scale(c.mask(), 0f), c.seconds(), c.length()));
    }
    return new Inputs<>(channels);
  }

  /**
   * What the network should give. The encoded real features are computed without dropout, and
   * without gradient where the configuration detaches them and the encoder learns elsewhere.
   */
  KtLosses.Targets targets(Parameters parameters, Examples examples) {
    KtConfig config = network.config();
    Map<Modality, Tensor> features = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> known = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> truth = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> encoded = new EnumMap<>(Modality.class);
    Map<Modality, Tensor> unheard = new EnumMap<>(Modality.class);
    TorchOps ops = TorchOps.inference(parameters);
    Inputs<Tensor> whole = TorchExamples.whole(examples);
    for (Modality m : config.rebuilt()) {
      Inputs.Channel<Tensor> c = whole.channel(m);
      features.put(m, c.values());
      truth.put(m, c.mask());
      Lane l = examples.lane(m);
      known.put(m, Tensors.of(l.known(), examples.size(), l.steps(), l.dim()));
      boolean taughtHereOnly = !setting.given(problem).contains(m);
      Tensor aim =
          config.detach() && !taughtHereOnly
              ? Tensors.withoutGradient(() -> network.encode(ops, m, c))
              : network.encode(ops, m, c);
      encoded.put(m, aim);
      if (taughtHereOnly) {
        unheard.put(m, aim);
      }
    }
    return new KtLosses.Targets(
        TaskLoss.of(problem, examples),
        features,
        known,
        truth,
        encoded,
        network.read(ops, unheard));
  }

  @Override
  public boolean takesMissing() {
    return setting == KtSetting.ANY || setting == KtSetting.OURS;
  }

  @Override
  public boolean trainsOnDropped() {
    return setting == KtSetting.ANY;
  }

  @Override
  public Optional<Network> withoutRebuilt() {
    KtConfig config = network.config();
    return setting == KtSetting.ANY && !config.rebuilt().isEmpty()
        ? Optional.of(
            new KtMethod(new KtNetwork(config.withReconstruction(false), network.heads())))
        : Optional.empty();
  }

  @Override
  public List<ModalitySet> legalSubsets() {
    return setting.legal(problem);
  }

  @Override
  public String configuration() {
    return setting.key() + " " + network.config();
  }
}
