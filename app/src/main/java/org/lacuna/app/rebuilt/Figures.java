package org.lacuna.app.rebuilt;

import java.util.OptionalDouble;
import org.lacuna.inference.eval.Agreement;

/**
 * A feature over some steps, in its unit. Everything is empty where there is no step to say it of.
 *
 * @param real mean and spread of the measured values
 * @param rebuilt mean and spread of the rebuilt values
 * @param difference mean of rebuilt minus real
 * @param mae mean absolute error
 * @param rmse root mean square error
 * @param corr Pearson correlation over time
 * @param compared steps at which both are there
 */
public record Figures(
    Spread real,
    Spread rebuilt,
    OptionalDouble difference,
    OptionalDouble mae,
    OptionalDouble rmse,
    OptionalDouble corr,
    int compared) {

  /**
   * Mean and standard deviation.
   *
   * @param mean empty without a value
   * @param deviation empty likewise
   */
  public record Spread(OptionalDouble mean, OptionalDouble deviation) {}

  /** Steps that figures may be about. */
  interface Chosen {
    boolean holds(int step);
  }

  /**
   * Figures of the steps that are chosen.
   *
   * @param real one value a step, NaN where there is none
   * @param rebuilt likewise
   */
  static Figures of(float[] real, float[] rebuilt, Chosen chosen) {
    Sum ofReal = new Sum();
    Sum ofRebuilt = new Sum();
    Sum apart = new Sum();
    Agreement.Pairs pairs = new Agreement.Pairs();
    for (int t = 0; t < real.length; t++) {
      if (chosen.holds(t)) {
        ofReal.add(real[t]);
        ofRebuilt.add(rebuilt[t]);
        if (!Float.isNaN(real[t]) && !Float.isNaN(rebuilt[t])) {
          pairs.add(real[t], rebuilt[t]);
          apart.add(rebuilt[t] - real[t]);
        }
      }
    }
    return new Figures(
        ofReal.spread(),
        ofRebuilt.spread(),
        apart.spread().mean(),
        Agreement.mae(pairs),
        Agreement.rmse(pairs),
        Agreement.pearson(pairs),
        pairs.size());
  }

  private static final class Sum {
    private int n;
    private double mean;
    private double squares;

    /** By Welford's rule: a mean far from zero costs no digits. */
    void add(float value) {
      if (!Float.isNaN(value)) {
        n++;
        double before = value - mean;
        mean += before / n;
        squares += before * (value - mean);
      }
    }

    Spread spread() {
      return n == 0
          ? new Spread(OptionalDouble.empty(), OptionalDouble.empty())
          : new Spread(OptionalDouble.of(mean), OptionalDouble.of(Math.sqrt(squares / n)));
    }
  }
}
