package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;

/**
 * What a network is taken for before anybody was asked. Pure logic; immutable.
 *
 * @param inputs by name, in the order of the file
 * @param outputs likewise
 * @param mapping the same as choices, with everything else that a card needs
 */
public record Proposal(
    Map<String, Proposed<InputRole>> inputs,
    Map<String, Proposed<OutputRole>> outputs,
    Mapping mapping) {

  private static final double WINDOW_SECONDS = 4;

  /** Equal windows may be this much longer than what was asked for. */
  private static final double LONGEST = 1.5;

  private static final int VISION_MS = 200;
  private static final int AUDIO_MS = 100;
  private static final int LANGUAGE_MS = 300;

  /**
   * Looks at a network.
   *
   * @param name of the model
   * @param measured what this program measures of each modality
   */
  public static Proposal of(
      String name, NetworkShape network, Map<Modality, FeatureSpec> measured) {
    Map<Modality, Integer> sizes = new EnumMap<>(Modality.class);
    measured.forEach((m, spec) -> sizes.put(m, spec.dim()));
    Map<String, Proposed<InputRole>> inputs = new InputProposer(network.inputs(), sizes).propose();
    Map<Modality, NetworkTensor> features = new EnumMap<>(Modality.class);
    for (NetworkTensor t : network.inputs()) {
      Optional.ofNullable(inputs.get(t.name()))
          .map(Proposed::role)
          .filter(r -> r.kind() == Kind.FEATURES)
          .flatMap(InputRole::modality)
          .ifPresent(m -> features.put(m, t));
    }
    Map<String, Proposed<OutputRole>> outputs =
        new OutputProposer(network.outputs(), features).propose();
    Map<Modality, LaneChoice> lanes = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      lanes.put(m, lane(m, Optional.ofNullable(features.get(m)), measured.get(m)));
    }
    return new Proposal(
        inputs,
        outputs,
        new Mapping(
            name,
            roles(inputs),
            roles(outputs),
            lanes,
            emotions(network, outputs),
            logits(outputs),
            false,
            WINDOW_SECONDS));
  }

  private static <R> Map<String, R> roles(Map<String, Proposed<R>> proposed) {
    Map<String, R> roles = new LinkedHashMap<>();
    proposed.forEach((name, p) -> roles.put(name, p.role()));
    return roles;
  }

  /** The layout that a tensor allows: its columns filled from the first, its steps long enough. */
  public static LaneChoice lane(
      Modality m,
      Optional<NetworkTensor> tensor,
      @org.jspecify.annotations.Nullable FeatureSpec spec) {
    List<String> ours =
        spec == null ? List.of() : spec.features().stream().map(Feature::name).toList();
    long wanted = tensor.map(NetworkTensor::last).orElse(-1L);
    List<String> columns =
        wanted > 0 && wanted < ours.size() ? ours.subList(0, (int) wanted) : ours;
    if (tensor.isPresent() && tensor.get().rank() == 2) {
      return new LaneChoice(columns, Grid.FIXED, wholeWindow(WINDOW_SECONDS), Scale.NONE);
    }
    boolean words = m == Modality.LANGUAGE;
    int step = m == Modality.VISION ? VISION_MS : m == Modality.AUDIO ? AUDIO_MS : LANGUAGE_MS;
    long steps = tensor.map(t -> t.size(1)).orElse(-1L);
    int least = steps > 0 ? (int) Math.ceil(1000 * LONGEST * WINDOW_SECONDS / steps) : 0;
    return new LaneChoice(
        columns, words ? Grid.WORDS : Grid.FIXED, Math.max(step, least), Scale.NONE);
  }

  /** A step that no window is longer than. */
  public static int wholeWindow(double windowSeconds) {
    return (int) Math.ceil(2000 * windowSeconds);
  }

  private static List<String> emotions(
      NetworkShape network, Map<String, Proposed<OutputRole>> outputs) {
    long count =
        network.outputs().stream()
            .filter(
                t ->
                    Optional.ofNullable(outputs.get(t.name()))
                        .filter(p -> p.role().equals(OutputRole.EMOTIONS))
                        .isPresent())
            .mapToLong(NetworkTensor::last)
            .findFirst()
            .orElse(0);
    return emotionNames((int) Math.max(0, count));
  }

  /** Names that are usual for so many emotions; numbers where no names are. */
  static List<String> emotionNames(int count) {
    return switch (count) {
      case 2 -> List.of("negative", "positive");
      case 3 -> List.of("negative", "neutral", "positive");
      case 4 -> List.of("neutral", "happy", "sad", "angry");
      case 6 -> List.of("happy", "sad", "anger", "surprise", "disgust", "fear");
      case 7 -> List.of("neutral", "happy", "sad", "anger", "surprise", "disgust", "fear");
      default -> {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          names.add("class " + i);
        }
        yield List.copyOf(names);
      }
    };
  }

  private static boolean logits(Map<String, Proposed<OutputRole>> outputs) {
    return outputs.entrySet().stream()
        .filter(e -> e.getValue().role().equals(OutputRole.EMOTIONS))
        .anyMatch(e -> NameHints.of(e.getKey()).saysLogits());
  }
}
