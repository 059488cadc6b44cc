package org.lacuna.app.mapping.propose;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacuna.app.mapping.propose.Proposed.Certainty;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.signal.Modality;

/**
 * Guesses what each output of a network means, by its name, rank and size. No role is given twice.
 */
final class OutputProposer {

  private static final long MOST_EMOTIONS = 12;

  private final List<NetworkTensor> tensors;
  private final Map<Modality, NetworkTensor> features;
  private final Map<String, Proposed<OutputRole>> found = new LinkedHashMap<>();
  private final Set<OutputRole> given = new HashSet<>();

  /**
   * @param features what was proposed for the inputs
   */
  OutputProposer(List<NetworkTensor> tensors, Map<Modality, NetworkTensor> features) {
    this.tensors = List.copyOf(tensors);
    this.features = Map.copyOf(features);
  }

  Map<String, Proposed<OutputRole>> propose() {
    // What both name and shape speak for goes first, then what the shape alone allows.
    tensors.forEach(this::byName);
    tensors.forEach(this::byShape);
    Map<String, Proposed<OutputRole>> all = new LinkedHashMap<>();
    for (NetworkTensor t : tensors) {
      all.put(
          t.name(),
          found.getOrDefault(
              t.name(),
              new Proposed<>(
                  OutputRole.IGNORED, Certainty.GUESS, Reason.of("mapping.why.notRead"))));
    }
    return all;
  }

  private void byName(NetworkTensor t) {
    NameHints name = NameHints.of(t.name());
    List<Modality> whose = name.named().isEmpty() ? name.hinted() : name.named();
    if (!t.isReal()) {
      return;
    }
    if (name.saysRebuilt() && t.rank() == 3 && !whose.isEmpty()) {
      give(t, OutputRole.rebuilt(whose.get(0)), Certainty.SURE, Reason.of("mapping.why.rebuilt"));
    } else if (name.saysAttention() && t.rank() >= 4 && whose.size() == 2) {
      Modality target = name.firstLooks() ? whose.get(0) : whose.get(1);
      Modality source = name.firstLooks() ? whose.get(1) : whose.get(0);
      give(
          t,
          OutputRole.attention(target, source),
          Certainty.LIKELY,
          Reason.of("mapping.why.attention"));
    } else if (name.saysSentiment() && single(t)) {
      give(t, OutputRole.SENTIMENT, Certainty.SURE, Reason.of("mapping.why.oneNumberNamed"));
    } else if (name.saysEmotions() && several(t)) {
      give(
          t,
          OutputRole.EMOTIONS,
          Certainty.SURE,
          Reason.of("mapping.why.severalNamed", Math.max(0, t.last())));
    }
  }

  private void byShape(NetworkTensor t) {
    if (found.containsKey(t.name()) || !t.isReal()) {
      return;
    }
    if (single(t)) {
      give(t, OutputRole.SENTIMENT, Certainty.LIKELY, Reason.of("mapping.why.oneNumber"));
    } else if (t.rank() == 2 && t.last() > 1 && t.last() <= MOST_EMOTIONS) {
      give(t, OutputRole.EMOTIONS, Certainty.LIKELY, Reason.of("mapping.why.several", t.last()));
    } else if (t.rank() == 3 && t.last() > 1) {
      likeAnInput(t)
          .ifPresent(
              m ->
                  give(
                      t,
                      OutputRole.rebuilt(m),
                      Certainty.GUESS,
                      Reason.of("mapping.why.likeInput")));
    }
  }

  private static boolean single(NetworkTensor t) {
    return t.rank() == 1 || (t.rank() == 2 && t.last() == 1);
  }

  private static boolean several(NetworkTensor t) {
    return t.rank() == 2 && t.last() != 1;
  }

  /** The one input that has as many columns. */
  private Optional<Modality> likeAnInput(NetworkTensor t) {
    List<Modality> like =
        features.entrySet().stream()
            .filter(e -> e.getValue().rank() == 3 && e.getValue().last() == t.last())
            .map(Map.Entry::getKey)
            .toList();
    return like.size() == 1 ? Optional.of(like.get(0)) : Optional.empty();
  }

  private void give(NetworkTensor t, OutputRole role, Certainty certainty, Reason why) {
    if (given.add(role)) {
      found.put(t.name(), new Proposed<>(role, certainty, why));
    }
  }
}
