package org.lacuna.app.rebuilt;

/** What the player plays. */
public enum Voice {
  /** The sound of the clip. */
  RECORDING("recording"),
  /** Made from the measured values, every 10 ms. */
  REAL_FINE("realFine"),
  /** Made from the measured values on the network's steps, as the rebuilt ones are. */
  REAL("real"),
  /** Made from the rebuilt values; where only gaps were dropped, from the real ones outside. */
  REBUILT("rebuilt");

  private final String key;

  Voice(String key) {
    this.key = key;
  }

  /** Part of the keys of its texts and of its button's id. */
  String key() {
    return key;
  }
}
