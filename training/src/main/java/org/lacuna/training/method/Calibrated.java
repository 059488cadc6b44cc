package org.lacuna.training.method;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.nn.Ops;

/**
 * A trained method whose logits are divided by a temperature that depends on which modalities are
 * given (temperature scaling: Guo et al., ICML 2017, one number for each subset). Which class comes
 * first stays the same. The temperatures are part of the network, so an exported file holds them.
 *
 * @param network as it was trained
 * @param temperatures by subset, positive; 1 where there is none
 */
public record Calibrated(Network network, Map<ModalitySet, Double> temperatures)
    implements Network {

  public Calibrated {
    temperatures = new LinkedHashMap<>(temperatures);
    for (double t : temperatures.values()) {
      if (!(t > 0)) {
        throw new IllegalArgumentException("a temperature must be positive: " + temperatures);
      }
    }
  }

  @Override
  public String name() {
    return network.name();
  }

  @Override
  public Problem problem() {
    return network.problem();
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    Outputs<V> out = network.run(ops, inputs);
    V inverse = inverse(ops, inputs);
    Map<Modality, Map<String, V>> alone = new EnumMap<>(Modality.class);
    out.alone()
        .forEach(
            (m, scores) ->
                alone.put(
                    m, divided(ops, scores, ops.scalar(inverse(ModalitySet.of(m)).floatValue()))));
    return new Outputs<>(
        divided(ops, out.scores(), inverse), alone, out.reconstruction(), out.attention());
  }

  /** One over the temperature of what is given, {@code [B, 1]}. */
  private <V> V inverse(Ops<V> ops, Inputs<V> inputs) {
    Map<Modality, V> present = new LinkedHashMap<>();
    for (Modality m : problem().modalities()) {
      present.put(m, ops.any(inputs.channel(m).observed(ops), 1));
    }
    V inverse = ops.scalar(1f);
    for (ModalitySet subset : problem().subsets()) {
      V exactly = ops.less(ops.scalar(0f), ops.scalar(1f));
      for (Modality m : problem().modalities()) {
        V given = Required.entry(present, m);
        exactly = ops.and(exactly, subset.contains(m) ? given : ops.not(given));
      }
      inverse = ops.where(exactly, ops.scalar(inverse(subset).floatValue()), inverse);
    }
    return inverse;
  }

  private Double inverse(ModalitySet subset) {
    return 1 / temperatures.getOrDefault(subset, 1.0);
  }

  private <V> Map<String, V> divided(Ops<V> ops, Map<String, V> scores, V inverse) {
    Map<String, V> divided = new LinkedHashMap<>(scores);
    for (Head head : problem().heads()) {
      if (head.kind() == Head.Kind.CLASSES) {
        divided.computeIfPresent(head.name(), (name, logits) -> ops.mul(logits, inverse));
      }
    }
    return divided;
  }

  @Override
  public boolean takesMissing() {
    return network.takesMissing();
  }

  @Override
  public List<ModalitySet> legalSubsets() {
    return network.legalSubsets();
  }

  @Override
  public String configuration() {
    return network.configuration();
  }
}
