package org.lacuna.media.resynth;

import org.lacuna.inference.signal.FeatureSequence;

/** Makes two sounds equally loud, so that the louder one is not taken for the better one. */
public final class Loudness {

  /** More than this is not made up for: one of the two is then as good as silent. */
  private static final double MOST_DB = 20;

  private Loudness() {}

  /**
   * What has to be added to every level of a sequence so that its mean power, over the steps where
   * both have a level, is that of another on the same grid.
   *
   * @param reference column {@code rms_db}
   * @param other the same number of steps, column {@code rms_db}
   * @return dB, within 20 dB of 0; 0 where there is nothing to compare
   */
  public static double gainDb(FeatureSequence reference, FeatureSequence other) {
    int r = reference.spec().indexOf("rms_db");
    int o = other.spec().indexOf("rms_db");
    if (r < 0 || o < 0) {
      return 0;
    }
    double wanted = 0;
    double had = 0;
    for (int t = 0; t < Math.min(reference.steps(), other.steps()); t++) {
      double a = reference.observed(t) ? reference.value(t, r) : Double.NaN;
      double b = other.observed(t) ? other.value(t, o) : Double.NaN;
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        wanted += Math.pow(10, a / 10);
        had += Math.pow(10, b / 10);
      }
    }
    if (wanted <= 0 || had <= 0) {
      return 0;
    }
    return Math.max(-MOST_DB, Math.min(MOST_DB, 10 * Math.log10(wanted / had)));
  }
}
