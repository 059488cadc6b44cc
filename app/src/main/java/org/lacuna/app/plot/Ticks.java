package org.lacuna.app.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param low lowest value of the axis, a multiple of the step
 * @param high highest value, a multiple of the step
 * @param step 1, 2 or 5 times a power of ten
 */
public record Ticks(double low, double high, double step) {

  /**
   * An axis that holds all values.
   *
   * @param wanted about how many steps
   */
  public static Ticks over(double min, double max, int wanted) {
    double from = Math.min(min, max);
    double to = Math.max(min, max);
    if (!(to - from > 1e-9 * Math.max(1, Math.abs(to)))) {
      from -= 0.5;
      to += 0.5;
    }
    double rough = (to - from) / Math.max(1, wanted);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / power;
    double step = (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power;
    return new Ticks(
        Math.floor(from / step + 1e-9) * step, Math.ceil(to / step - 1e-9) * step, step);
  }

  /** The values at which marks stand. */
  public List<Double> values() {
    List<Double> values = new ArrayList<>();
    long n = Math.round((high - low) / step);
    for (long i = 0; i <= n; i++) {
      values.add(low + i * step);
    }
    return values;
  }

  /** A value with as many decimals as the step has. */
  public String label(double value) {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    // Adding 0 turns the negative zero of rounding into a plain one.
    double plain = Math.abs(value) < step / 1000 ? 0.0 : value;
    return String.format(Locale.ROOT, "%." + decimals + "f", plain).replace("-", "\u2212");
  }

  /** Where a value lies on the axis: 0 = low, 1 = high. */
  public double share(double value) {
    return (value - low) / (high - low);
  }
}
