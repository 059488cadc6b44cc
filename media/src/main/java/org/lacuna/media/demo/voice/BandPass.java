package org.lacuna.media.demo.voice;

/** Lets one band of noise through and keeps its power: white noise in, the same level out. */
final class BandPass {

  private final double rate;
  private double gain;
  private double b1;
  private double b2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;

  BandPass(double rate) {
    this.rate = rate;
  }

  /** Sets centre and width, hertz. */
  void tune(double centre, double width) {
    double w = 2 * Math.PI * centre / rate;
    double alpha = Math.tan(Math.PI * Math.min(width, rate * 0.3) / rate);
    double norm = 1 / (1 + alpha);
    b1 = 2 * Math.cos(w) * norm;
    b2 = -(1 - alpha) * norm;
    // the power that an ideal band of this shape lets through is alpha / (1 + alpha)
    gain = alpha * norm / Math.sqrt(alpha * norm);
  }

  /** Filters one sample. */
  double next(double x) {
    double y = gain * (x - x2) + b1 * y1 + b2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  }
}
