package org.lacuna.training.method;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.nn.Ops;

/**
 * Several networks of one kind, trained apart, whose answers are averaged: probabilities of classes
 * (their logarithm takes the place of the scores), numbers, and what is rebuilt. Their attention
 * heads stand side by side, those of the first network first: heads of different networks have
 * nothing to do with one another, so they are not averaged. Deep ensembles: Lakshminarayanan and
 * others, NeurIPS 2017.
 *
 * <p>The learned tensors of the first network are named behind {@code 1.}, and so on.
 *
 * @param members at least one; all of one problem, with attention of the same directions and layers
 */
public record Ensemble(List<Network> members) implements Network {

  /** No probability is below this when its logarithm is taken. */
  private static final float LEAST = 1e-9f;

  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble has members");
    }
  }

  /** What stands before the names of a member's learned tensors. */
  public static String prefix(int member) {
    return (member + 1) + ".";
  }

  @Override
  public String name() {
    return members.get(0).name();
  }

  @Override
  public Problem problem() {
    return members.get(0).problem();
  }

  @Override
  public <V> Outputs<V> run(Ops<V> ops, Inputs<V> inputs) {
    List<Outputs<V>> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      all.add(members.get(i).run(ops.named(prefix(i)), inputs));
    }
    Outputs<V> first = all.get(0);
    Map<Modality, Map<String, V>> alone = new EnumMap<>(Modality.class);
    first
        .alone()
        .keySet()
        .forEach(m -> alone.put(m, scores(ops, all, o -> Required.entry(o.alone(), m))));
    Map<Modality, V> rebuilt = new EnumMap<>(Modality.class);
    first
        .reconstruction()
        .keySet()
        .forEach(
            m ->
                rebuilt.put(
                    m,
                    mean(
                        ops,
                        all.stream().map(o -> Required.entry(o.reconstruction(), m)).toList())));
    return new Outputs<>(scores(ops, all, Outputs::scores), alone, rebuilt, sideBySide(ops, all));
  }

  private <V> Map<String, V> scores(
      Ops<V> ops, List<Outputs<V>> all, Function<Outputs<V>, Map<String, V>> of) {
    Map<String, V> means = new LinkedHashMap<>();
    for (Head head : problem().heads()) {
      if (of.apply(all.get(0)).containsKey(head.name())) {
        List<V> said = all.stream().map(o -> Required.entry(of.apply(o), head.name())).toList();
        means.put(head.name(), mean(ops, head, said));
      }
    }
    return means;
  }

  private static <V> V mean(Ops<V> ops, Head head, List<V> said) {
    return switch (head.kind()) {
      case REGRESSION -> mean(ops, said);
      case CLASSES -> {
        V mean = mean(ops, said.stream().map(v -> head.probabilities(ops, v)).toList());
        yield ops.log(ops.clip(mean, LEAST, 1f));
      }
    };
  }

  private static <V> V mean(Ops<V> ops, List<V> values) {
    V sum = values.get(0);
    for (V value : values.subList(1, values.size())) {
      sum = ops.add(sum, value);
    }
    return ops.scale(sum, 1f / values.size());
  }

  private static <V> List<Outputs.Attention<V>> sideBySide(Ops<V> ops, List<Outputs<V>> all) {
    List<Outputs.Attention<V>> attention = new ArrayList<>();
    for (Outputs.Attention<V> one : all.get(0).attention()) {
      List<V> weights = new ArrayList<>();
      int heads = 0;
      for (Outputs<V> member : all) {
        for (Outputs.Attention<V> a : member.attention()) {
          if (a.direction().equals(one.direction())) {
            weights.add(a.weights());
            heads += a.heads();
          }
        }
      }
      V concatenated = weights.size() == 1 ? weights.get(0) : ops.concat(2, weights);
      attention.add(new Outputs.Attention<>(one.direction(), one.layers(), heads, concatenated));
    }
    return attention;
  }

  @Override
  public boolean takesMissing() {
    return members.stream().allMatch(Network::takesMissing);
  }

  @Override
  public Optional<Network> withoutRebuilt() {
    List<Network> without = new ArrayList<>();
    members.forEach(m -> m.withoutRebuilt().ifPresent(without::add));
    return without.size() == members.size() ? Optional.of(new Ensemble(without)) : Optional.empty();
  }

  @Override
  public String configuration() {
    return "mean of "
        + members.size()
        + ": "
        + String.join("; ", members.stream().map(Network::configuration).toList());
  }
}
