package org.lacuna.training.kt;

import static org.lacuna.training.method.Required.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Direction;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.nn.Init;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.TimeCode;
import org.lacuna.training.nn.TransformerBlock;

/**
 * The knowledge-transfer network over any operations: run with libtorch it trains, run with ONNX
 * nodes it is exported. Stateless; the learned tensors are held by the operations.
 *
 * <ol>
 *   <li>Encoders f_m: convolution, time code, self-attention over the observed steps.
 *   <li>Six maps theta (eq. 1): cross-attention whose queries are the time codes of the target's
 *       grid and whose keys and values are f_source, so that any length maps to any length.
 *   <li>Reconstruction (eq. 2) of every modality from the two others: f'_m = delta([theta || phi]);
 *       a missing half is a learned vector.
 *   <li>The starred sequence takes f_m where observed and f'_m where not: a missing modality and a
 *       gap of three seconds are the same case. Without any other modality there is no f'_m.
 *   <li>Cross-modal attention (eq. 3, 4) from each target to the two others.
 *   <li>Decoder: two streams side by side, self-attention, pooling, residual head.
 * </ol>
 *
 * A modality that is not to be rebuilt has no maps. Of data with two modalities there is one stream
 * a target; with one modality the encoder, the decoder and the head are left, the paper's lower
 * bounds.
 */
public final class KtNetwork {

  private final KtConfig config;
  private final List<Head> heads;

  /** A network for a sentiment and the four emotions. */
  public KtNetwork(KtConfig config) {
    this(config, List.of(Head.sentiment(), Head.emotions(Emotion.labels())));
  }

  /**
   * @param heads what is predicted
   */
  public KtNetwork(KtConfig config, List<Head> heads) {
    this.config = config;
    this.heads = List.copyOf(heads);
  }

  /** What is predicted. */
  public List<Head> heads() {
    return heads;
  }

  public KtConfig config() {
    return config;
  }

  /** What is known of the steps of one modality. */
  private record Steps<V>(V exists, V observed, V present, V seconds, V code) {}

  /** The sequence that the fusion works with and where it may be looked at. */
  private record Starred<V>(V states, V valid) {}

  /** Runs the whole network, attention weights included. */
  public <V> KtOutputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    return run(ops, inputs, true);
  }

  /** Runs the network without handing out attention weights: cheaper, for training. */
  public <V> KtOutputs<V> runWithoutAttention(Ops<V> ops, Inputs<V> inputs) {
    return run(ops, inputs, false);
  }

  private <V> KtOutputs<V> run(Ops<V> ops, Inputs<V> inputs, boolean wantAttention) {
    Map<Modality, Steps<V>> steps = new EnumMap<>(Modality.class);
    Map<Modality, V> encoded = new EnumMap<>(Modality.class);
    for (Modality m : config.modalities()) {
      steps.put(m, steps(ops, inputs.channel(m)));
      encoded.put(m, encode(ops, m, inputs.channel(m).values(), entry(steps, m)));
    }
    Map<Direction, V> mapped = new LinkedHashMap<>();
    Map<Modality, V> rebuilt = new EnumMap<>(Modality.class);
    Map<Modality, V> available = new EnumMap<>(Modality.class);
    Map<Modality, Starred<V>> starred = new EnumMap<>(Modality.class);
    for (Modality m : config.modalities()) {
      V own = entry(encoded, m);
      if (!config.rebuilt().contains(m)) {
        starred.put(m, observedOnly(ops, entry(steps, m), own));
        continue;
      }
      available.put(m, anySource(ops, m, steps));
      rebuilt.put(m, rebuild(ops, m, entry(available, m), steps, encoded, mapped));
      starred.put(m, starred(ops, entry(steps, m), own, entry(rebuilt, m), entry(available, m)));
    }
    Map<Direction, V> attention = new LinkedHashMap<>();
    V joined = fuse(ops, starred, wantAttention, attention);
    return new KtOutputs<>(
        scores(ops, joined),
        encoded,
        mapped,
        rebuilt,
        readRebuilt(ops, rebuilt, available),
        read(ops, encoded),
        attention,
        collect(steps, true),
        collect(steps, false));
  }

  /** Whether any modality is there from which this one can be rebuilt, truth {@code [B, 1, 1]}. */
  private <V> V anySource(Ops<V> ops, Modality target, Map<Modality, Steps<V>> steps) {
    List<Direction> into = config.into(target);
    V any = entry(steps, into.get(0).source()).present();
    for (Direction d : into.subList(1, into.size())) {
      any = ops.or(any, entry(steps, d.source()).present());
    }
    return any;
  }

  private <V> Map<String, V> scores(Ops<V> ops, V joined) {
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : heads) {
      scores.put(head.name(), Layers.linear(ops, head.name(), joined, headWidth(), head.width()));
    }
    return scores;
  }

  /** Only the encoder of one modality: f_m of what is given, the aim of the consistency loss. */
  <V> V encode(Ops<V> ops, Modality m, Inputs.Channel<V> c) {
    return encode(ops, m, c.values(), steps(ops, c));
  }

  private <V> Steps<V> steps(Ops<V> ops, Inputs.Channel<V> c) {
    V exists = ops.less(ops.indices(c.mask(), 1), ops.unsqueeze(c.length(), 1));
    V observed = ops.and(ops.greater(c.mask(), 0.5f), exists);
    V seconds = ops.where(exists, c.seconds(), ops.scalar(0f));
    return new Steps<>(
        exists,
        observed,
        ops.unsqueeze(ops.any(observed, 1), 2),
        seconds,
        TimeCode.of(ops, seconds, config.width()));
  }

  private <V> V encode(Ops<V> ops, Modality m, V values, Steps<V> steps) {
    String name = "encoder." + m.key();
    V seen = ops.where(ops.unsqueeze(steps.observed(), 2), values, ops.scalar(0f));
    int d = config.width();
    return ops.each(
        steps.present(),
        List.of(seen, steps.observed(), steps.seconds(), steps.exists()),
        rows -> {
          V local =
              Layers.conv(ops, name + ".conv", rows.apply(seen), config.dim(m), d, config.kernel());
          V start = ops.add(local, rows.apply(steps.code()));
          return block(name, d).self(ops, start, rows.apply(steps.observed()));
        });
  }

  /** f'_m (eq. 2), where there is any source; stores theta and phi on the way. */
  private <V> V rebuild(
      Ops<V> ops,
      Modality target,
      V available,
      Map<Modality, Steps<V>> steps,
      Map<Modality, V> encoded,
      Map<Direction, V> mapped) {
    int d = config.width();
    String name = "delta." + target.key();
    List<V> maps = new ArrayList<>();
    List<V> halves = new ArrayList<>();
    for (Direction direction : config.into(target)) {
      V theta = map(ops, direction, steps, entry(encoded, direction.source()));
      mapped.put(direction, theta);
      maps.add(theta);
      if (config.into(target).size() == 1) {
        halves.add(theta);
        continue;
      }
      V absent = ops.parameter("theta." + direction.key() + ".absent", Init.VECTOR, d);
      halves.add(ops.where(entry(steps, direction.source()).present(), theta, absent));
    }
    V sides = side(ops, 2, halves);
    return ops.each(
        available,
        maps,
        rows -> {
          V joined = Layers.linear(ops, name + ".join", rows.apply(sides), halves.size() * d, d);
          return block(name, d).self(ops, joined, rows.apply(entry(steps, target).exists()));
        });
  }

  /** Theta (eq. 1) of one direction, where its source is there. */
  private <V> V map(Ops<V> ops, Direction direction, Map<Modality, Steps<V>> steps, V encoded) {
    int d = config.width();
    String name = "theta." + direction.key();
    Steps<V> source = entry(steps, direction.source());
    Steps<V> target = entry(steps, direction.target());
    return ops.each(
        source.present(),
        List.of(encoded, target.seconds(), target.exists()),
        rows -> {
          V query = ops.parameter(name + ".query", Init.VECTOR, d);
          V start = ops.add(rows.apply(target.code()), query);
          V keys = rows.apply(source.observed());
          return block(name, d).crossed(ops, start, rows.apply(encoded), keys);
        });
  }

  private <V> Starred<V> starred(Ops<V> ops, Steps<V> steps, V encoded, V rebuilt, V available) {
    V observed = ops.unsqueeze(steps.observed(), 2);
    V filled =
        ops.where(ops.and(ops.unsqueeze(steps.exists(), 2), available), rebuilt, ops.scalar(0f));
    // available is [B, 1, 1]; summing its last axis away leaves [B, 1]
    V possible =
        ops.and(steps.exists(), ops.greater(ops.reshape(ops.toFloat(available), 0, 1), .5f));
    return new Starred<>(ops.where(observed, encoded, filled), ops.or(steps.observed(), possible));
  }

  private <V> Starred<V> observedOnly(Ops<V> ops, Steps<V> steps, V encoded) {
    V observed = ops.unsqueeze(steps.observed(), 2);
    return new Starred<>(ops.where(observed, encoded, ops.scalar(0f)), steps.observed());
  }

  private static <V> V side(Ops<V> ops, int axis, List<V> parts) {
    return parts.size() == 1 ? parts.get(0) : ops.concat(axis, parts);
  }

  /** Cross-modal attention, decoder and residual head: {@code [B, width of the head]}. */
  private <V> V fuse(
      Ops<V> ops,
      Map<Modality, Starred<V>> starred,
      boolean wantAttention,
      Map<Direction, V> attention) {
    List<V> pooled = new ArrayList<>();
    for (Modality target : config.targets()) {
      Starred<V> own = entry(starred, target);
      List<V> streams = new ArrayList<>();
      for (Direction direction : config.into(target)) {
        Starred<V> other = entry(starred, direction.source());
        TransformerBlock block = block("cross." + direction.key(), config.width());
        if (!wantAttention) {
          streams.add(block.crossed(ops, own.states(), other.states(), other.valid()));
          continue;
        }
        TransformerBlock.Result<V> attended =
            block.cross(ops, own.states(), other.states(), other.valid());
        streams.add(attended.states());
        attention.put(direction, attended.stacked(ops, own.valid(), other.valid()));
      }
      V stream = streams.isEmpty() ? own.states() : side(ops, 2, streams);
      pooled.add(decode(ops, target, stream, own.valid()));
    }
    V joined = side(ops, 1, pooled);
    V inner = ops.relu(Layers.linear(ops, "head.in", joined, headWidth(), headWidth()));
    V added = Layers.linear(ops, "head.out", ops.dropout(inner), headWidth(), headWidth());
    return ops.add(joined, added);
  }

  private <V> V decode(Ops<V> ops, Modality target, V streams, V valid) {
    int d = config.streams();
    String name = "decoder." + target.key();
    V states = block(name, d).self(ops, streams, valid);
    V weights = ops.unsqueeze(poolingWeights(ops, valid), 1); // [B, 1, T]
    V pooled = ops.reshape(ops.matmul(weights, states), 0, d);
    V nothing = ops.parameter(name + ".nothing", Init.VECTOR, d);
    return ops.where(ops.any(valid, 1), pooled, nothing);
  }

  /** How much each step {@code [B, T]} counts in the pooled vector. */
  private <V> V poolingWeights(Ops<V> ops, V valid) {
    V one = ops.toFloat(valid);
    if (config.pooling() == KtConfig.Pooling.MEAN) {
      V count = ops.sum(one, 1);
      return ops.div(one, ops.where(ops.greater(count, .5f), count, ops.scalar(1f)));
    }
    V index = ops.where(valid, ops.indices(one, 1), ops.scalar(-1f));
    return ops.toFloat(ops.and(valid, ops.equal(index, ops.max(index, 1))));
  }

  private <V> Map<Modality, V> readRebuilt(
      Ops<V> ops, Map<Modality, V> rebuilt, Map<Modality, V> available) {
    Map<Modality, V> read = read(ops, rebuilt);
    read.replaceAll((m, v) -> ops.where(entry(available, m), v, ops.scalar(0f)));
    return read;
  }

  /** Read-outs of encoded or rebuilt states {@code [B, T_m, d]} in the units of the input. */
  <V> Map<Modality, V> read(Ops<V> ops, Map<Modality, V> states) {
    Map<Modality, V> read = new EnumMap<>(Modality.class);
    for (Modality m : config.read().intersect(ModalitySet.of(states.keySet()))) {
      String name = "readout." + m.key();
      read.put(m, Layers.linear(ops, name, entry(states, m), config.width(), config.dim(m)));
    }
    return read;
  }

  private static <V> Map<Modality, V> collect(Map<Modality, Steps<V>> steps, boolean observed) {
    Map<Modality, V> collected = new EnumMap<>(Modality.class);
    steps.forEach((m, s) -> collected.put(m, observed ? s.observed() : s.present()));
    return collected;
  }

  private TransformerBlock block(String name, int width) {
    return new TransformerBlock(name + ".block", width, config.heads(), config.layers());
  }

  private int headWidth() {
    return config.streams() * config.targets().size();
  }
}
