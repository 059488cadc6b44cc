package org.lacuna.app.degrade;

import org.lacuna.inference.signal.Modality;

/** The ways of making a clip worse that the page offers. */
public enum Kind {
  NOISE("noise", Modality.AUDIO, -10, 40, 5),
  BABBLE("babble", Modality.AUDIO, -10, 40, 5),
  BLUR("blur", Modality.VISION, 1, 40, 10),
  DARKEN("darken", Modality.VISION, 5, 100, 80),
  SHUFFLE("shuffle", Modality.LANGUAGE, 0, 0, 0),
  REPLACE("replace", Modality.LANGUAGE, 0, 0, 0);

  private final String key;
  private final Modality modality;
  private final double least;
  private final double most;
  private final double usual;

  Kind(String key, Modality modality, double least, double most, double usual) {
    this.key = key;
    this.modality = modality;
    this.least = least;
    this.most = most;
    this.usual = usual;
  }

  /** Part of the keys of its texts and of its button's id. */
  String key() {
    return key;
  }

  /** What it is done to. */
  public Modality modality() {
    return modality;
  }

  /** Whether there is an amount to choose. */
  public boolean hasAmount() {
    return most > least;
  }

  /** Least amount: dB, pixels or percent of the light. */
  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /** The amount that is offered first. */
  public double usual() {
    return usual;
  }
}
