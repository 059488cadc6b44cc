package org.lacuna.app.evaluate;

/** What may be said of a claim. */
public enum Verdict {
  /** The interval lies wholly on the claim's side of 0. */
  HOLDS("holds"),
  /** The interval lies wholly on the other side. */
  DOES_NOT_HOLD("does not hold"),
  /** The interval has 0 in it. */
  CANNOT_BE_TOLD("cannot be told at this sample size");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** In a sentence. */
  public String words() {
    return words;
  }

  /**
   * Judges the claim that something is better.
   *
   * @param difference better less worse
   * @param lowerIsBetter whether the figure is an error
   */
  public static Verdict better(Range difference, boolean lowerIsBetter) {
    Range gain = lowerIsBetter ? difference.negated() : difference;
    return gain.above() ? HOLDS : gain.below() ? DOES_NOT_HOLD : CANNOT_BE_TOLD;
  }
}
