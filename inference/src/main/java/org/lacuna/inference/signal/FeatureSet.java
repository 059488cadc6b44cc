package org.lacuna.inference.signal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was extracted from one clip: for each modality either a feature sequence or one plain
 * sentence why there is none. Immutable.
 *
 * @param durationUs length of the clip, microseconds, from the container (or the last time stamp
 *     where the container does not say)
 * @param present sequences of the available modalities, on their native grids; a modality counts as
 *     available when its sequence has at least one observed step
 * @param absent the reason for each modality that is not in {@code present}
 * @param words the transcript, in time order; the rows of the language sequence belong to them one
 *     to one. Empty where language is absent
 */
public record FeatureSet(
    long durationUs,
    Map<Modality, FeatureSequence> present,
    Map<Modality, String> absent,
    List<TimedWord> words) {

  public FeatureSet {
    present = Map.copyOf(present);
    absent = Map.copyOf(absent);
    words = List.copyOf(words);
    for (Modality m : Modality.values()) {
      if (present.containsKey(m) == absent.containsKey(m)) {
        throw new IllegalArgumentException(m.key() + " must be either present or absent");
      }
    }
    FeatureSequence language = present.get(Modality.LANGUAGE);
    if (language != null && language.steps() != words.size()) {
      throw new IllegalArgumentException(
          language.steps() + " language steps for " + words.size() + " words");
    }
  }

  public ModalitySet available() {
    return ModalitySet.of(present.keySet());
  }

  public Optional<FeatureSequence> sequence(Modality m) {
    return Optional.ofNullable(present.get(m));
  }

  public Optional<String> whyAbsent(Modality m) {
    return Optional.ofNullable(absent.get(m));
  }

  /** Collects sequences and reasons; a sequence without any observed step becomes a reason. */
  public static FeatureSet of(
      long durationUs,
      Map<Modality, FeatureSequence> sequences,
      Map<Modality, String> reasons,
      List<TimedWord> words) {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      FeatureSequence s = sequences.get(m);
      if (s != null && s.observedSteps() > 0) {
        present.put(m, s);
      } else {
        absent.put(m, reasons.getOrDefault(m, "Nothing was observed in this file."));
      }
    }
    return new FeatureSet(
        durationUs, present, absent, present.containsKey(Modality.LANGUAGE) ? words : List.of());
  }
}
