package org.lacuna.app.attention;

import java.util.List;
import org.lacuna.inference.signal.Modality;

/**
 * The steps along one side of an attention map. Immutable by convention.
 *
 * @param modality whose steps they are
 * @param startUs {@code [T]} start of each step on the clip's clock
 * @param endUs {@code [T]} end of each step
 * @param labels {@code [T]} the word of each step; all empty where steps are stretches of time
 */
public record AttentionAxis(Modality modality, long[] startUs, long[] endUs, List<String> labels) {

  public AttentionAxis {
    labels = List.copyOf(labels);
    if (startUs.length != endUs.length || labels.size() != startUs.length) {
      throw new IllegalArgumentException("attention axis does not match its shape");
    }
  }

  public int steps() {
    return startUs.length;
  }

  /** Whether the steps are words. */
  public boolean hasWords() {
    return labels.stream().anyMatch(l -> !l.isEmpty());
  }

  /** The step that covers that moment, or -1. */
  public int stepAt(long us) {
    for (int i = 0; i < startUs.length; i++) {
      if (startUs[i] <= us && us < endUs[i]) {
        return i;
      }
    }
    return -1;
  }
}
