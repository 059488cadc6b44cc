package org.lacuna.inference.model;

import java.util.EnumMap;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * One window of a clip, ready for a network: every modality of the card on its grid and scale.
 * Immutable by convention: the arrays are not written after construction.
 *
 * @param startUs start of the window on the clip's clock, microseconds
 * @param endUs end of the window (exclusive)
 * @param channels one entry for each modality of the card
 */
public record ModelInput(long startUs, long endUs, Map<Modality, Channel> channels) {

  /**
   * One modality of one window, T steps by D features.
   *
   * @param steps T, at least 1
   * @param dim D
   * @param values {@code [T * D]} scaled; 0 (the training mean) where a step is not observed or a
   *     single value is absent
   * @param mask {@code [T]}, whether the step was observed and is used
   * @param startUs {@code [T]} start of each step on the clip's clock
   * @param endUs {@code [T]} end of each step
   */
  public record Channel(
      int steps, int dim, float[] values, boolean[] mask, long[] startUs, long[] endUs) {

    public boolean anyObserved() {
      for (boolean m : mask) {
        if (m) {
          return true;
        }
      }
      return false;
    }
  }

  public ModelInput {
    channels = Map.copyOf(new EnumMap<>(channels));
  }

  /**
   * The channel of a modality that the card uses.
   *
   * @throws IllegalArgumentException when the card does not use it
   */
  public Channel channel(Modality m) {
    Channel c = channels.get(m);
    if (c == null) {
      throw new IllegalArgumentException("the window has no " + m.key() + " channel");
    }
    return c;
  }

  /** The modalities with at least one observed step. */
  public ModalitySet observed() {
    ModalitySet set = ModalitySet.none();
    for (Map.Entry<Modality, Channel> e : channels.entrySet()) {
      set = e.getValue().anyObserved() ? set.with(e.getKey()) : set;
    }
    return set;
  }
}
