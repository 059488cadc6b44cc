package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;

/** What keeps a choice from being a card, in sentences for the user. Pure logic. */
public final class MappingCheck {

  private final Mapping mapping;
  private final NetworkShape network;
  private final Map<Modality, FeatureSpec> measured;
  private final List<Reason> problems = new ArrayList<>();

  private MappingCheck(Mapping mapping, NetworkShape network, Map<Modality, FeatureSpec> measured) {
    this.mapping = mapping;
    this.network = network;
    this.measured = measured;
  }

  /** Empty where a card can be written. */
  public static List<Reason> problems(
      Mapping mapping, NetworkShape network, Map<Modality, FeatureSpec> measured) {
    return new MappingCheck(mapping, network, measured).all();
  }

  private List<Reason> all() {
    if (network.inputs().isEmpty()) {
      problems.add(Reason.of("mapping.problem.noInputs"));
    }
    for (NetworkTensor t : network.inputs()) {
      if (role(t).kind() == Kind.UNKNOWN) {
        problems.add(Reason.of("mapping.problem.unassigned", t.name()));
      }
    }
    for (Modality m : Modality.values()) {
      modality(m);
    }
    outputs();
    if (!(mapping.windowSeconds() > 0)) {
      problems.add(Reason.of("mapping.problem.window"));
    }
    if (mapping.name().isBlank()) {
      problems.add(Reason.of("mapping.problem.name"));
    }
    return List.copyOf(problems);
  }

  private InputRole role(NetworkTensor t) {
    return mapping.inputs().getOrDefault(t.name(), InputRole.UNKNOWN);
  }

  private void modality(Modality m) {
    Optional<NetworkTensor> features = mapping.input(Kind.FEATURES, m).flatMap(network::input);
    if (features.isEmpty()) {
      for (Kind kind : List.of(Kind.MASK, Kind.LENGTH, Kind.TIME)) {
        mapping
            .input(kind, m)
            .ifPresent(t -> problems.add(Reason.of("mapping.problem.noFeatures", t, key(m))));
      }
      return;
    }
    FeatureSpec spec = measured.get(m);
    if (spec == null) {
      problems.add(Reason.of("mapping.problem.notMeasured", key(m)));
      return;
    }
    shape(features.get(), m);
    columns(features.get(), mapping.lane(m).columns(), spec, m);
    if (mapping.lane(m).stepMs() <= 0) {
      problems.add(Reason.of("mapping.problem.step", key(m)));
    }
    if (features.get().rank() == 2 && mapping.lane(m).grid().equals(Grid.WORDS)) {
      problems.add(Reason.of("mapping.problem.noSteps", features.get().name()));
    }
  }

  private void shape(NetworkTensor features, Modality m) {
    if (!features.isReal() || features.rank() < 2 || features.rank() > 3) {
      problems.add(Reason.of("mapping.problem.notFeatures", features.name()));
    }
    for (Kind kind : List.of(Kind.MASK, Kind.TIME)) {
      mapping
          .input(kind, m)
          .flatMap(network::input)
          .filter(t -> t.rank() != 2)
          .ifPresent(t -> problems.add(Reason.of("mapping.problem.rankTwo", t.name())));
    }
    mapping
        .input(Kind.LENGTH, m)
        .flatMap(network::input)
        .filter(t -> t.rank() != 1)
        .ifPresent(t -> problems.add(Reason.of("mapping.problem.rankOne", t.name())));
  }

  private void columns(NetworkTensor t, List<String> chosen, FeatureSpec spec, Modality m) {
    long wanted = t.last();
    if (wanted > spec.dim()) {
      problems.add(Reason.of("mapping.problem.tooMany", t.name(), wanted, key(m), spec.dim()));
    } else if (wanted > 0 && chosen.size() != wanted) {
      problems.add(Reason.of("mapping.problem.columns", t.name(), wanted, chosen.size()));
    } else if (chosen.isEmpty()) {
      problems.add(Reason.of("mapping.problem.noColumns", t.name()));
    }
  }

  private void outputs() {
    Optional<NetworkTensor> emotions = mapping.output(OutputRole.EMOTIONS).flatMap(network::output);
    if (emotions.isEmpty() && mapping.output(OutputRole.SENTIMENT).isEmpty()) {
      problems.add(Reason.of("mapping.problem.noAnswer"));
    }
    if (emotions.isPresent()) {
      int named = mapping.emotions().size();
      long wanted = emotions.get().last();
      if (named < 2 || (wanted > 0 && named != wanted)) {
        problems.add(
            Reason.of("mapping.problem.labels", emotions.get().name(), Math.max(2, wanted), named));
      }
      if (new HashSet<>(mapping.emotions()).size() != named) {
        problems.add(Reason.of("mapping.problem.sameLabels"));
      }
    }
    for (Map.Entry<String, OutputRole> e : mapping.outputs().entrySet()) {
      Optional<NetworkTensor> t = network.output(e.getKey());
      if (t.isPresent()) {
        output(t.get(), e.getValue());
      }
    }
  }

  private void output(NetworkTensor t, OutputRole role) {
    boolean inputsThere =
        role.target().map(m -> mapping.input(Kind.FEATURES, m).isPresent()).orElse(true)
            && role.source().map(m -> mapping.input(Kind.FEATURES, m).isPresent()).orElse(true);
    if (!inputsThere) {
      problems.add(Reason.of("mapping.problem.noInputFor", t.name()));
    }
    if (role.kind() == OutputRole.Kind.RECONSTRUCTION && t.rank() != 3) {
      problems.add(Reason.of("mapping.problem.rankThree", t.name()));
    }
    if (role.kind() == OutputRole.Kind.ATTENTION && planes(t).isEmpty()) {
      problems.add(Reason.of("mapping.problem.attention", t.name()));
    }
    if (role.kind() == OutputRole.Kind.SENTIMENT && t.last() > 1 && t.rank() > 1) {
      problems.add(Reason.of("mapping.problem.oneNumber", t.name(), t.last()));
    }
  }

  /** Layers and heads of a map; empty where the file does not say how many. */
  static Optional<int[]> planes(NetworkTensor t) {
    if (t.rank() == 5 && t.size(1) > 0 && t.size(2) > 0) {
      return Optional.of(new int[] {(int) t.size(1), (int) t.size(2)});
    }
    if (t.rank() == 4 && t.size(1) > 0) {
      return Optional.of(new int[] {1, (int) t.size(1)});
    }
    return Optional.empty();
  }

  private static String key(Modality m) {
    return m.key();
  }
}
