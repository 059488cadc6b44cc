package org.lacuna.media.demo.voice;

/**
 * A two-pole resonator or its inverse (D. Klatt, Software for a cascade/parallel formant
 * synthesizer, JASA 67, 1980, equations 1 to 4). Gain at zero frequency is 1.
 */
final class Resonator {

  private final double rate;
  private final boolean inverse;
  private double a;
  private double b;
  private double c;
  private double last;
  private double beforeLast;

  Resonator(double rate, boolean inverse) {
    this.rate = rate;
    this.inverse = inverse;
  }

  /** Sets centre and bandwidth, hertz. */
  void tune(double frequency, double bandwidth) {
    double r = Math.exp(-Math.PI * bandwidth / rate);
    c = -r * r;
    b = 2 * r * Math.cos(2 * Math.PI * frequency / rate);
    a = 1 - b - c;
  }

  /** Filters one sample. */
  double next(double x) {
    double y;
    if (inverse) {
      y = (x - b * last - c * beforeLast) / a;
      beforeLast = last;
      last = x;
    } else {
      y = a * x + b * last + c * beforeLast;
      beforeLast = last;
      last = y;
    }
    return y;
  }
}
