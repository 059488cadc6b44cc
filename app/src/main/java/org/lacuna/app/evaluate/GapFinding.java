package org.lacuna.app.evaluate;

/**
 * How much of what a missing modality costs its reconstruction gives back; see {@link
 * org.lacuna.inference.eval.GapClosed}. Every figure with its 95 % interval over recordings, all
 * three models on the same draws.
 *
 * @param model that rebuilds
 * @param without model without the modality and without a reconstruction
 * @param full model that has the real modality
 * @param rebuilt key of the modality
 * @param metric what is compared
 * @param figures of {@code without}, {@code model} and {@code full}, in that order
 * @param gain of the reconstruction: model less without
 * @param gap that could be closed: full less without
 * @param share gain / gap; NaN where there is no gap
 * @param verdict in words
 */
public record GapFinding(
    String model,
    String without,
    String full,
    String rebuilt,
    String metric,
    double[] figures,
    Range gain,
    Range gap,
    Range share,
    Verdict verdict) {

  /**
   * Whether the real modality is better for certain: the whole interval of the gap lies on the
   * better side of 0. Only then does the share mean something.
   */
  public boolean gapIsThere() {
    return Verdict.better(gap, Metrics.lowerIsBetter(metric)) == Verdict.HOLDS;
  }
}
