package org.lacuna.app.evaluate;

import org.lacuna.inference.eval.Bootstrap.Interval;

/**
 * A figure with its 95 % interval; NaN where there is none.
 *
 * @param value the figure
 * @param low lower end
 * @param high upper end
 */
public record Range(double value, double low, double high) {

  /** Without a value. */
  static final Range NONE = new Range(Double.NaN, Double.NaN, Double.NaN);

  static Range of(Interval i) {
    return new Range(i.value(), i.low(), i.high());
  }

  /** Whether there is a figure. */
  public boolean there() {
    return !Double.isNaN(value);
  }

  /** Whether the whole interval lies above 0. */
  boolean above() {
    return low > 0;
  }

  /** Whether the whole interval lies below 0. */
  boolean below() {
    return high < 0;
  }

  /** The same of the opposite. */
  public Range negated() {
    return new Range(-value, -high, -low);
  }
}
