package org.lacuna.training.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.amd.UnimodalNetworks;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Outputs;
import org.lacuna.training.method.Phase;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.method.TorchExamples;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Sequences;
import org.lacuna.training.nn.TimeCode;
import org.lacuna.training.nn.TorchOps;
import org.lacuna.training.nn.TransformerBlock;

/**
 * The multimodal transformer MulT (Tsai et al., ACL 2019): a convolution and a time code for each
 * modality, cross-modal attention in every direction, self-attention over the two streams of each
 * target, its last observed step, and a residual head. Nothing is rebuilt and no encoder attends to
 * itself first: what the knowledge-transfer network adds. Made for complete input.
 */
public final class MultMethod implements Method {

  /**
   * Sizes.
   *
   * @param width d, even and a multiple of {@code heads}
   * @param heads attention heads
   * @param layers layers of each block
   * @param kernel steps that a convolution sees, odd
   * @param dropout on residuals while training
   */
  public record Config(int width, int heads, int layers, int kernel, double dropout) {

    /** The sizes of the knowledge-transfer paper's backbone. */
    public static Config paper() {
      return new Config(40, 8, 3, 3, 0.1);
    }
  }

  private final Problem problem;
  private final Config config;

  /**
   * @param problem of at least two modalities
   */
  public MultMethod(Problem problem, Config config) {
    if (problem.dims().size() < 2) {
      throw new IllegalArgumentException("attention across modalities needs two of them");
    }
    this.problem = problem;
    this.config = config;
  }

  @Override
  public String name() {
    return "MulT";
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    return run(ops, inputs, true);
  }

  private <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs, boolean wantAttention) {
    Map<Modality, V> states = new EnumMap<>(Modality.class);
    Map<Modality, V> observed = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      observed.put(m, inputs.channel(m).observed(ops));
      states.put(m, encode(ops, m, inputs.channel(m), Required.entry(observed, m)));
    }
    List<Outputs.Attention<V>> attention = new ArrayList<>();
    List<V> last = new ArrayList<>();
    for (Modality target : problem.modalities()) {
      V own = Required.entry(observed, target);
      List<V> streams = new ArrayList<>();
      for (Direction d : into(target)) {
        V keys = Required.entry(observed, d.source());
        V from = Required.entry(states, d.source());
        V to = Required.entry(states, target);
        TransformerBlock block = block("cross." + d.key(), config.width());
        if (!wantAttention) {
          streams.add(block.crossed(ops, to, from, keys));
          continue;
        }
        TransformerBlock.Result<V> attended = block.cross(ops, to, from, keys);
        streams.add(attended.states());
        V weights = attended.stacked(ops, own, keys);
        attention.add(new Outputs.Attention<>(d, config.layers(), config.heads(), weights));
      }
      V joined = streams.size() == 1 ? streams.get(0) : ops.concat(2, streams);
      int width = streams.size() * config.width();
      V memory = block("memory." + target.key(), width).self(ops, joined, own);
      last.add(Sequences.lastObserved(ops, memory, own, width));
    }
    int width = last.size() * (last.size() - 1) * config.width();
    V joined = ops.concat(1, last);
    V inner = ops.relu(Layers.linear(ops, "head.in", joined, width, width));
    V z = ops.add(joined, Layers.linear(ops, "head.out", ops.dropout(inner), width, width));
    return new Outputs<>(
        UnimodalNetworks.heads(ops, "head", problem, z, width),
        new EnumMap<>(Modality.class),
        new EnumMap<>(Modality.class),
        attention);
  }

  private List<Direction> into(Modality target) {
    return Direction.into(target).stream()
        .filter(d -> problem.modalities().contains(d.source()))
        .toList();
  }

  private <V> V encode(Ops<V> ops, Modality m, Inputs.Channel<V> c, V observed) {
    V seen = Sequences.seen(ops, c.values(), observed);
    V local =
        Layers.conv(ops, "conv." + m.key(), seen, problem.dim(m), config.width(), config.kernel());
    V seconds = ops.where(c.exists(ops), c.seconds(), ops.scalar(0f));
    return ops.add(local, TimeCode.of(ops, seconds, config.width()));
  }

  private TransformerBlock block(String name, int width) {
    return new TransformerBlock(name, width, config.heads(), config.layers());
  }

  @Override
  public Losses loss(Phase phase, Parameters parameters, Examples examples) {
    TorchOps ops = TorchOps.training(parameters, config.dropout());
    return FusionMethod.task(
        problem, run(ops, TorchExamples.given(examples), false).scores(), examples);
  }

  @Override
  public boolean takesMissing() {
    return false;
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
