package org.lacuna.training.bench;

import static org.lacuna.training.method.Required.entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Conv1dImpl;
import org.bytedeco.pytorch.Conv1dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.KtConfig;
import org.lacuna.training.method.Direction;
import org.lacuna.training.nn.Tensors;

/**
 * The modules that a knowledge-transfer network is made of, as libtorch ships them, wired in the
 * same way and run as often: no masks, no losses but means, no names. What a training step of the
 * network is measured against. For one thread; closing frees it.
 */
final class BareKt implements AutoCloseable {

  private final KtConfig config;
  private final Map<String, BareBlock> blocks = new LinkedHashMap<>();
  private final Map<String, Module> others = new LinkedHashMap<>();
  private final TensorVector parameters;
  private final Adam adam;

  /**
   * @param outputs scores of all heads
   */
  BareKt(KtConfig config, int outputs) {
    this.config = config;
    int d = config.width();
    for (Modality m : config.modalities()) {
      try (LongPointer kernel = new LongPointer(new long[] {config.kernel()})) {
        Conv1dOptions options = new Conv1dOptions(config.dim(m), d, kernel);
        others.put("conv " + m, new Conv1dImpl(options));
      }
      block("encoder " + m, d);
      if (config.rebuilt().contains(m)) {
        int sources = config.into(m).size();
        config.into(m).forEach(s -> block("theta " + s.key(), d));
        others.put("join " + m, new LinearImpl((long) sources * d, d));
        block("delta " + m, d);
      }
      if (config.read().contains(m)) {
        others.put("readout " + m, new LinearImpl(d, config.dim(m)));
      }
    }
    for (Modality m : config.targets()) {
      config.into(m).forEach(s -> block("cross " + s.key(), d));
      block("decoder " + m, config.streams());
    }
    int width = config.streams() * config.targets().size();
    others.put("in", new LinearImpl(width, width));
    others.put("out", new LinearImpl(width, width));
    others.put("scores", new LinearImpl(width, outputs));
    parameters = new TensorVector();
    others.values().forEach(o -> add(o.parameters()));
    blocks.values().forEach(b -> b.parameters().forEach(this::add));
    adam = new Adam(parameters, new AdamOptions(1e-3));
  }

  private void block(String name, int width) {
    blocks.put(name, new BareBlock(width, config.heads(), config.layers(), config.dropout()));
  }

  private void add(TensorVector more) {
    for (long i = 0; i < more.size(); i++) {
      parameters.push_back(more.get(i));
    }
  }

  /**
   * One step: forward, backward, clipping, Adam.
   *
   * @param values by modality {@code [B, T, D]}
   */
  void step(Map<Modality, Tensor> values) {
    adam.zero_grad();
    Tensor loss = forward(values);
    loss.backward();
    torch.clip_grad_norm_(parameters, 1);
    adam.step();
  }

  private Tensor forward(Map<Modality, Tensor> values) {
    Map<Modality, Tensor> encoded = encode(values, config.modalities().toList());
    // the aims of the consistency loss: the encoders once more, without gradient
    Map<Modality, Tensor> aims =
        Tensors.withoutGradient(() -> encode(values, config.rebuilt().toList()));
    Tensor loss = torch.zeros(1).squeeze();
    Map<Modality, Tensor> starred = new EnumMap<>(encoded);
    for (Modality m : config.rebuilt()) {
      Tensor aim = entry(aims, m);
      List<Tensor> halves = new ArrayList<>();
      for (Direction s : config.into(m)) {
        Tensor theta = run("theta " + s.key(), entry(encoded, m), entry(encoded, s.source()));
        loss = loss.add(theta.sub(aim).square().mean());
        halves.add(theta);
      }
      Tensor joined = linear("join " + m, cat(halves, 2));
      Tensor rebuilt = run("delta " + m, joined, joined);
      starred.put(m, entry(encoded, m).add(rebuilt));
      if (config.read().contains(m)) {
        loss = loss.add(linear("readout " + m, rebuilt).square().mean());
        loss = loss.add(linear("readout " + m, entry(encoded, m)).square().mean());
      }
    }
    List<Tensor> pooled = new ArrayList<>();
    for (Modality m : config.targets()) {
      List<Tensor> streams = new ArrayList<>();
      for (Direction s : config.into(m)) {
        streams.add(run("cross " + s.key(), entry(starred, m), entry(starred, s.source())));
      }
      Tensor stream = streams.isEmpty() ? entry(starred, m) : cat(streams, 2);
      pooled.add(run("decoder " + m, stream, stream).mean(0));
    }
    Tensor z = cat(pooled, 1);
    Tensor residual = z.add(linear("out", linear("in", z).relu()));
    return loss.add(linear("scores", residual).abs().mean());
  }

  private Map<Modality, Tensor> encode(Map<Modality, Tensor> values, List<Modality> which) {
    Map<Modality, Tensor> encoded = new EnumMap<>(Modality.class);
    for (Modality m : which) {
      Conv1dImpl conv = (Conv1dImpl) entry(others, "conv " + m);
      Tensor x = torch.constant_pad_nd(entry(values, m).transpose(1, 2), pad());
      Tensor local = conv.forward(x).permute(2, 0, 1).contiguous();
      encoded.put(m, run("encoder " + m, local, local));
    }
    return encoded;
  }

  private long[] pad() {
    return new long[] {config.kernel() / 2, config.kernel() / 2};
  }

  private static Tensor cat(List<Tensor> parts, int axis) {
    return torch.cat(new TensorVector(parts.toArray(new Tensor[0])), axis);
  }

  private Tensor run(String name, Tensor x, Tensor source) {
    return entry(blocks, name).forward(x, source);
  }

  private Tensor linear(String name, Tensor x) {
    return ((LinearImpl) entry(others, name)).forward(x);
  }

  /** Transformer blocks that a step runs. */
  int blocks() {
    return blocks.size();
  }

  @Override
  public void close() {
    adam.close();
    parameters.close();
    blocks.values().forEach(BareBlock::close);
    others.values().forEach(Module::close);
  }
}
