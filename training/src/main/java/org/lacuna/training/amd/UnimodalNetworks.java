package org.lacuna.training.amd;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Inputs;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;
import org.lacuna.training.nn.Layers;
import org.lacuna.training.nn.Ops;
import org.lacuna.training.nn.Sequences;

/**
 * One network a modality, f_s in eq. 1: two fully connected layers on the mean over the observed
 * steps for vision and audio; for language the state of an LSTM after the last observed step,
 * projected. Each has its prediction sigma_m(z^m).
 *
 * @param problem widths and heads
 * @param sizes how large the vectors are
 */
public record UnimodalNetworks(Problem problem, Sizes sizes) {

  /**
   * Sizes that the paper searches on a grid.
   *
   * @param hidden by modality: width of the first layer, or of the LSTM
   * @param size by modality: d_m, length of z^m
   */
  public record Sizes(Map<Modality, Integer> hidden, Map<Modality, Integer> size) {

    public Sizes {
      hidden = Collections.unmodifiableMap(new EnumMap<>(hidden));
      size = Collections.unmodifiableMap(new EnumMap<>(size));
    }

    /** The same for every modality. */
    public static Sizes uniform(int hidden, int size) {
      Map<Modality, Integer> first = new EnumMap<>(Modality.class);
      Map<Modality, Integer> second = new EnumMap<>(Modality.class);
      for (Modality m : Modality.values()) {
        first.put(m, hidden);
        second.put(m, size);
      }
      return new Sizes(first, second);
    }

    /** Length of z^m. */
    public int size(Modality m) {
      return Required.entry(size, m);
    }

    int hidden(Modality m) {
      return Required.entry(hidden, m);
    }
  }

  /**
   * z of one modality.
   *
   * @param z {@code [B, d_m]}, 0 where nothing of the modality is given
   * @param present truth {@code [B, 1]}
   */
  public record Encoded<V>(V z, V present) {}

  /** z^m of every modality of the problem, in the order V, A, L. */
  public <V> Map<Modality, Encoded<V>> encode(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, Encoded<V>> encoded = new EnumMap<>(Modality.class);
    for (Modality m : problem.modalities()) {
      encoded.put(m, encode(ops, m, inputs.channel(m)));
    }
    return encoded;
  }

  private <V> Encoded<V> encode(Ops<V> ops, Modality m, Inputs.Channel<V> c) {
    V observed = c.observed(ops);
    V present = ops.any(observed, 1);
    V z =
        m == Modality.LANGUAGE
            ? words(ops, c.values(), observed)
            : mean(ops, m, c.values(), observed);
    return new Encoded<>(ops.where(present, z, ops.scalar(0f)), present);
  }

  private <V> V mean(Ops<V> ops, Modality m, V values, V observed) {
    String name = "unimodal." + m.key();
    int hidden = sizes.hidden(m);
    V mean = Sequences.mean(ops, values, observed, problem.dim(m));
    V first = ops.relu(Layers.linear(ops, name + ".first", mean, problem.dim(m), hidden));
    return ops.relu(
        Layers.linear(ops, name + ".second", ops.dropout(first), hidden, sizes.size(m)));
  }

  private <V> V words(Ops<V> ops, V values, V observed) {
    Modality m = Modality.LANGUAGE;
    String name = "unimodal." + m.key();
    int hidden = sizes.hidden(m);
    V packed = Sequences.packed(ops, values, observed);
    V states = Layers.lstm(ops, name + ".lstm", packed, problem.dim(m), hidden);
    V last = Sequences.last(ops, states, observed, hidden);
    return Layers.linear(ops, name + ".second", ops.dropout(last), hidden, sizes.size(m));
  }

  /** sigma_m(z^m): scores by name of the head. */
  public <V> Map<String, V> predict(Ops<V> ops, Modality m, V z) {
    return heads(ops, "alone." + m.key(), problem, z, sizes.size(m));
  }

  /** One fully connected layer for each head, on a vector of that size. */
  public static <V> Map<String, V> heads(Ops<V> ops, String name, Problem problem, V z, int size) {
    Map<String, V> scores = new LinkedHashMap<>();
    for (Head head : problem.heads()) {
      String own = name + "." + head.name();
      scores.put(head.name(), Layers.linear(ops, own, z, size, head.width()));
    }
    return scores;
  }
}
