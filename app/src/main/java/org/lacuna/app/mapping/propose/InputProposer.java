package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.app.mapping.propose.Proposed.Certainty;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.onnx.NetworkTensor.Element;
import org.lacuna.inference.signal.Modality;

/**
 * Guesses what each input of a network takes. First what kind of tensor it is, by its name, rank
 * and type; then whose, by its name, the number of its columns, the name of its steps, and at last
 * by what is left in the usual order. No input is given two roles and no role is given twice.
 */
final class InputProposer {

  /** Numbers of columns that published features have. */
  private static final Map<Modality, Set<Long>> KNOWN =
      Map.of(
          Modality.VISION, Set.of(35L, 47L, 20L, 709L, 177L, 171L, 512L, 2048L),
          Modality.AUDIO, Set.of(74L, 5L, 33L, 25L, 88L, 40L, 43L),
          Modality.LANGUAGE, Set.of(300L, 768L, 1024L, 384L));

  /** Programs that say nothing tend to take text, sound, picture. */
  private static final List<Modality> USUAL =
      List.of(Modality.LANGUAGE, Modality.AUDIO, Modality.VISION);

  private static final int WORD = 8;
  private static final int SAME_SIZE = 6;
  private static final int LETTER = 5;
  private static final int KNOWN_SIZE = 3;
  private static final int SURE = WORD + KNOWN_SIZE;

  private final List<NetworkTensor> tensors;
  private final Map<Modality, Integer> ours;
  private final Map<String, Proposed<InputRole>> found = new LinkedHashMap<>();
  private final Map<Modality, NetworkTensor> features = new EnumMap<>(Modality.class);

  /**
   * @param ours number of columns that this program measures of each modality
   */
  InputProposer(List<NetworkTensor> tensors, Map<Modality, Integer> ours) {
    this.tensors = List.copyOf(tensors);
    this.ours = Map.copyOf(ours);
  }

  /** One proposal an input, in their order. */
  Map<String, Proposed<InputRole>> propose() {
    features();
    helpers(Kind.MASK);
    helpers(Kind.LENGTH);
    helpers(Kind.TIME);
    Map<String, Proposed<InputRole>> all = new LinkedHashMap<>();
    for (NetworkTensor t : tensors) {
      all.put(
          t.name(),
          found.getOrDefault(
              t.name(), new Proposed<>(InputRole.UNKNOWN, Certainty.GUESS, whyUnknown(t))));
    }
    return all;
  }

  private static Kind kind(NetworkTensor t) {
    NameHints name = NameHints.of(t.name());
    boolean whole = t.element() == Element.INT32 || t.element() == Element.INT64;
    if (t.element() == Element.OTHER || name.saysPadding() || (whole && name.saysIds())) {
      return Kind.UNKNOWN;
    }
    if (t.rank() == 2 && name.saysMask()) {
      return Kind.MASK;
    }
    if (t.rank() == 1) {
      return whole || name.saysLength() ? Kind.LENGTH : Kind.UNKNOWN;
    }
    if (t.rank() == 2 && t.isReal() && name.saysTime()) {
      return Kind.TIME;
    }
    if (t.rank() == 3) {
      return t.isReal() ? Kind.FEATURES : Kind.UNKNOWN;
    }
    if (t.rank() == 2) {
      return t.isReal() && t.last() > 1 ? Kind.FEATURES : Kind.MASK;
    }
    return Kind.UNKNOWN;
  }

  private List<NetworkTensor> of(Kind kind) {
    return tensors.stream().filter(t -> kind(t) == kind && !found.containsKey(t.name())).toList();
  }

  private void features() {
    best(of(Kind.FEATURES), this::featureScore)
        .forEach(
            p -> {
              int score = featureScore(p.tensor, p.modality);
              give(p, Kind.FEATURES, score >= SURE ? Certainty.SURE : Certainty.LIKELY);
            });
    List<NetworkTensor> left = of(Kind.FEATURES);
    List<Modality> free = USUAL.stream().filter(m -> !features.containsKey(m)).toList();
    boolean only = left.size() == 1 && free.size() == 1;
    for (int i = 0; i < Math.min(left.size(), free.size()); i++) {
      NetworkTensor t = left.get(i);
      features.put(free.get(i), t);
      found.put(
          t.name(),
          new Proposed<>(
              InputRole.of(Kind.FEATURES, free.get(i)),
              Certainty.GUESS,
              Reason.of(only ? "mapping.why.left" : "mapping.why.order")));
    }
  }

  private int featureScore(NetworkTensor t, Modality m) {
    return nameScore(t, m) + sizeScore(t, m);
  }

  private static int nameScore(NetworkTensor t, Modality m) {
    NameHints name = NameHints.of(t.name());
    if (name.named().contains(m)) {
      return WORD;
    }
    return name.named().isEmpty() && name.hinted().contains(m) ? LETTER : 0;
  }

  private int sizeScore(NetworkTensor t, Modality m) {
    if (t.last() > 0 && t.last() == ours.getOrDefault(m, -1)) {
      return SAME_SIZE;
    }
    return KNOWN.getOrDefault(m, Set.of()).contains(t.last()) ? KNOWN_SIZE : 0;
  }

  /** Masks, lengths and times belong to features. */
  private void helpers(Kind kind) {
    best(
            of(kind),
            (t, m) -> features.containsKey(m) && taken(kind, m).isEmpty() ? helperScore(t, m) : 0)
        .forEach(
            p ->
                give(
                    p,
                    kind,
                    nameScore(p.tensor, p.modality) > 0 ? Certainty.SURE : Certainty.LIKELY));
    List<NetworkTensor> left = of(kind);
    List<Modality> free = new ArrayList<>();
    for (NetworkTensor t : tensors) {
      features.forEach(
          (m, f) -> {
            if (f.name().equals(t.name()) && taken(kind, m).isEmpty()) {
              free.add(m);
            }
          });
    }
    // One mask for several modalities cannot be told apart, so only equal numbers are paired.
    for (int i = 0; left.size() == free.size() && i < left.size(); i++) {
      found.put(
          left.get(i).name(),
          new Proposed<>(
              InputRole.of(kind, free.get(i)), Certainty.GUESS, Reason.of("mapping.why.order")));
    }
  }

  private Optional<String> taken(Kind kind, Modality m) {
    return found.entrySet().stream()
        .filter(e -> e.getValue().role().is(kind, m))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private int helperScore(NetworkTensor t, Modality m) {
    NetworkTensor f = features.get(m);
    boolean sameAxis =
        f != null
            && f.rank() == 3
            && t.rank() == 2
            && !t.axes().get(1).isEmpty()
            && t.axes().get(1).equals(f.axes().get(1))
            && features.values().stream()
                    .filter(o -> o.rank() == 3)
                    .filter(o -> o.axes().get(1).equals(t.axes().get(1)))
                    .count()
                == 1;
    return nameScore(t, m) + (sameAxis ? LETTER : 0);
  }

  private record Pair(NetworkTensor tensor, Modality modality) {}

  /** Pairs with the highest scores first; each tensor and each modality once. */
  private static List<Pair> best(
      List<NetworkTensor> some, ToIntBiFunction<NetworkTensor, Modality> score) {
    List<Pair> pairs = new ArrayList<>();
    for (NetworkTensor t : some) {
      for (Modality m : USUAL) {
        if (score.applyAsInt(t, m) > 0) {
          pairs.add(new Pair(t, m));
        }
      }
    }
    pairs.sort(Comparator.comparingInt((Pair p) -> -score.applyAsInt(p.tensor, p.modality)));
    List<Pair> chosen = new ArrayList<>();
    for (Pair p : pairs) {
      boolean free =
          chosen.stream()
              .noneMatch(c -> c.tensor.name().equals(p.tensor.name()) || c.modality == p.modality);
      if (free) {
        chosen.add(p);
      }
    }
    return chosen;
  }

  private void give(Pair p, Kind kind, Certainty certainty) {
    if (kind == Kind.FEATURES) {
      features.put(p.modality, p.tensor);
    }
    found.put(
        p.tensor.name(), new Proposed<>(InputRole.of(kind, p.modality), certainty, why(p, kind)));
  }

  private Reason why(Pair p, Kind kind) {
    String word = NameHints.of(p.tensor.name()).wordFor(p.modality);
    long size = p.tensor.last();
    boolean named = nameScore(p.tensor, p.modality) > 0;
    if (kind != Kind.FEATURES) {
      return named ? Reason.of("mapping.why.name", word) : Reason.of("mapping.why.axis");
    }
    if (sizeScore(p.tensor, p.modality) == SAME_SIZE) {
      return named
          ? Reason.of("mapping.why.nameAndSize", word, size)
          : Reason.of("mapping.why.size", size);
    }
    return named ? Reason.of("mapping.why.name", word) : Reason.of("mapping.why.knownSize", size);
  }

  private Reason whyUnknown(NetworkTensor t) {
    NameHints name = NameHints.of(t.name());
    if (t.element() == Element.OTHER) {
      return Reason.of("mapping.why.type");
    }
    if (name.saysPadding()) {
      return Reason.of("mapping.why.padding");
    }
    if (name.saysIds()) {
      return Reason.of("mapping.why.ids");
    }
    if (kind(t) == Kind.MASK && features.size() > 1) {
      return Reason.of("mapping.why.sharedMask");
    }
    return Reason.of("mapping.why.unknown");
  }
}
