package org.lacuna.training.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.task.LacunaException;

/** The same training with several seeds: what of a figure is the method's and what is chance. */
public final class SeedRuns {

  private SeedRuns() {}

  /** One training from its seed to its figures. */
  @FunctionalInterface
  public interface Run {
    /** Figures by name; the same names for every seed. */
    Map<String, Double> figures(long seed) throws LacunaException;
  }

  /**
   * A figure over the seeds.
   *
   * @param values one a seed, in their order
   */
  public record Spread(List<Double> values) {

    public Spread {
      values = List.copyOf(values);
    }

    public double mean() {
      return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Deviation of the single run, with n - 1; NaN for one seed alone. */
    public double deviation() {
      double mean = mean();
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
    }
  }

  /** Runs one seed after the other. */
  public static Map<String, Spread> of(List<Long> seeds, Run run) throws LacunaException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (long seed : seeds) {
      run.figures(seed)
          .forEach((name, v) -> values.computeIfAbsent(name, k -> new ArrayList<>()).add(v));
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    values.forEach((name, v) -> spreads.put(name, new Spread(v)));
    return spreads;
  }
}
