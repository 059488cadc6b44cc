package org.lacuna.training.prepare;

import java.util.EnumMap;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Required;

/**
 * How the rows of a data set lie on a card's grid of counted steps: how long a step of each
 * modality counts, and how many there are at most. The longest sequences of all modalities span the
 * same time, so that a row of one lies beside the rows of another that were measured with it; a
 * modality with one vector an utterance has one step as long as the whole.
 *
 * @param stepMs length of a step, milliseconds
 * @param limit most steps; later rows are left out
 * @param windowMs length of the longest utterance, milliseconds
 */
record Layout(Map<Modality, Integer> stepMs, Map<Modality, Integer> limit, int windowMs) {

  /** About the length of a word: what a step is where nothing says how long it is. */
  static final int WORD_MS = 300;

  Layout {
    stepMs = Map.copyOf(new EnumMap<>(stepMs));
    limit = Map.copyOf(new EnumMap<>(limit));
  }

  /**
   * The layout of a data set.
   *
   * @param mostSteps rows of a longer sequence that are used
   */
  static Layout of(Dataset data, ModalitySet use, int mostSteps) {
    Map<Modality, Integer> longest = new EnumMap<>(Modality.class);
    for (Modality m : use) {
      longest.put(m, Math.min(mostSteps, longest(data, m)));
    }
    int fewest = longest.values().stream().filter(t -> t > 1).min(Integer::compare).orElse(1);
    Map<Modality, Integer> stepMs = new EnumMap<>(Modality.class);
    int window = fewest * WORD_MS;
    for (Modality m : use) {
      int steps = Required.entry(longest, m);
      if (steps > 1) {
        stepMs.put(m, Math.max(1, (fewest * WORD_MS + steps - 1) / steps));
        window = Math.max(window, steps * Required.entry(stepMs, m));
      }
    }
    for (Modality m : use) {
      stepMs.putIfAbsent(m, window);
    }
    return of(stepMs, window);
  }

  private static int longest(Dataset data, Modality m) {
    return data.utterances().stream()
        .mapToInt(u -> u.sequence(m).map(FloatSequence::steps).orElse(0))
        .max()
        .orElse(0);
  }

  /** The layout that a card was made with. */
  static Layout of(Map<String, ModelCard.Input> inputs, double windowSeconds) {
    Map<Modality, Integer> stepMs = new EnumMap<>(Modality.class);
    inputs.forEach(
        (key, input) -> stepMs.put(Modality.ofKey(key).orElseThrow(), input.grid().stepMs()));
    return of(stepMs, (int) Math.round(windowSeconds * 1000));
  }

  private static Layout of(Map<Modality, Integer> stepMs, int windowMs) {
    Map<Modality, Integer> limit = new EnumMap<>(Modality.class);
    stepMs.forEach((m, ms) -> limit.put(m, Math.max(1, windowMs / ms)));
    return new Layout(stepMs, limit, windowMs);
  }

  ModalitySet modalities() {
    return ModalitySet.of(stepMs.keySet());
  }

  int stepMs(Modality m) {
    return Required.entry(stepMs, m);
  }

  /** Rows of a sequence that are used. */
  int used(Modality m, FloatSequence s) {
    return Math.min(s.steps(), Required.entry(limit, m));
  }

  /** Steps of a modality in an utterance of that length; the same whether it has rows or not. */
  int steps(Modality m, long durationUs) {
    long us = stepMs(m) * 1000L;
    return (int) Math.max(1, (durationUs + us - 1) / us);
  }

  /**
   * How long an utterance counts, microseconds: as long as its longest sequence. Modalities of one
   * step for all do not tell.
   */
  long durationUs(Utterance u) {
    long ms = 0;
    for (Modality m : modalities()) {
      if (Required.entry(limit, m) > 1 && u.sequence(m).isPresent()) {
        ms = Math.max(ms, (long) used(m, u.sequence(m).get()) * stepMs(m));
      }
    }
    return 1000L * (ms > 0 ? ms : shortestStep());
  }

  private int shortestStep() {
    return stepMs.values().stream().min(Integer::compare).orElse(WORD_MS);
  }
}
