package org.lacuna.media.demo.voice;

/**
 * Flow derivative of the vocal folds (the KLGLOTT88 pulse of D. and L. Klatt, JASA 87, 1990). The
 * phase is the integral of the pitch, so the pitch of the output is the one asked for. Works at
 * four times the output rate to keep folded harmonics out.
 */
final class GlottalSource {

  private static final int OVER = 4;

  private final double rate;
  private double phase;
  private double smooth;
  private double smoother;
  private double tilted;

  GlottalSource(double rate) {
    this.rate = rate;
  }

  /** Share of the present cycle that has passed, 0 to 1. */
  double phase() {
    return phase;
  }

  /**
   * The next sample of the flow derivative, about 1 at the moment the folds shut.
   *
   * @param f0 pitch, hertz
   * @param open open quotient
   * @param tilt corner of the roll-off, hertz
   */
  double next(double f0, double open, double tilt) {
    double sum = 0;
    double pole = Math.exp(-2 * Math.PI * tilt / (rate * OVER));
    double guard = Math.exp(-2 * Math.PI * 0.42 / OVER);
    for (int k = 0; k < OVER; k++) {
      phase += f0 / (rate * OVER);
      phase -= Math.floor(phase);
      double u = phase / open;
      double flow = u < 1 ? 2 * u - 3 * u * u : 0;
      tilted = (1 - pole) * flow + pole * tilted;
      smooth = (1 - guard) * tilted + guard * smooth;
      smoother = (1 - guard) * smooth + guard * smoother;
      sum += smoother;
    }
    return -sum / OVER;
  }
}
