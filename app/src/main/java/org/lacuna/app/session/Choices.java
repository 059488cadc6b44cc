package org.lacuna.app.session;

import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What the user wants the network to be shown. Immutable.
 *
 * @param switchedOn modalities whose switch is on
 * @param drops stretches that are taken away
 * @param degrading what is made worse
 */
public record Choices(ModalitySet switchedOn, Drops drops, Degrading degrading) {

  /** Everything is shown. */
  public static final Choices ALL = new Choices(ModalitySet.all(), Drops.none(), Degrading.NONE);

  public Choices withSwitchedOn(ModalitySet other) {
    return new Choices(other, drops, degrading);
  }

  public Choices withDrops(Drops other) {
    return new Choices(switchedOn, other, degrading);
  }

  public Choices withDegrading(Degrading other) {
    return new Choices(switchedOn, drops, other);
  }
}
