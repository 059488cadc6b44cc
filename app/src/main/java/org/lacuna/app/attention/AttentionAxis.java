package org.lacuna.app.attention;

import java.util.Arrays;
import java.util.List;
import org.lacuna.inference.signal.Modality;

/**
 * The steps along one side of an attention map. Immutable by convention.
 *
 * @param modality whose steps they are
 * @param startUs {@code [T]} start of each step on the clip's clock
 * @param endUs {@code [T]} end of each step
 * @param labels {@code [T]} the word of each step; all empty where steps are stretches of time
 * @param observed {@code [T]} whether anything was observed in each step; where not, a model that
 *     fills gaps may look at what it filled in
 */
public record AttentionAxis(
    Modality modality, long[] startUs, long[] endUs, List<String> labels, boolean[] observed) {

  public AttentionAxis {
    labels = List.copyOf(labels);
    if (startUs.length != endUs.length
        || labels.size() != startUs.length
        || observed.length != startUs.length) {
      throw new IllegalArgumentException("attention axis does not match its shape");
    }
  }

  /** An axis of which everything was observed. */
  public AttentionAxis(Modality modality, long[] startUs, long[] endUs, List<String> labels) {
    this(modality, startUs, endUs, labels, all(startUs.length));
  }

  private static boolean[] all(int steps) {
    boolean[] all = new boolean[steps];
    Arrays.fill(all, true);
    return all;
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
