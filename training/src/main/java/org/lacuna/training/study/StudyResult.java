package org.lacuna.training.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.loop.SeedRuns.Spread;

/**
 * Everything that a study found out.
 *
 * @param method name of the method in tables
 * @param settings the settings that were used in the end
 * @param tried validation error of each combination of the grid; empty without a grid
 * @param runs the counted trainings
 * @param notes about the data, for people
 * @param dataHash of what was learned from
 */
public record StudyResult(
    String method,
    Settings settings,
    Map<String, Double> tried,
    List<RunRecord> runs,
    List<String> notes,
    String dataHash) {

  /** Between the grouping and the fold in the name of a division. */
  static final String FOLD = ", fold";

  public StudyResult {
    tried = new LinkedHashMap<>(tried);
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
  }

  /**
   * Test figures over the seeds by what was given, then by metric. The folds of one grouping and
   * seed count as one value, their plain mean.
   */
  public Map<String, Map<String, Spread>> figures() {
    Map<String, Map<String, Map<String, List<Double>>>> values = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      String sample = run.seed() + "/" + run.division().split(FOLD, -1)[0];
      run.figures()
          .forEach(
              (given, metrics) ->
                  metrics.forEach(
                      (name, v) ->
                          values
                              .computeIfAbsent(given, g -> new LinkedHashMap<>())
                              .computeIfAbsent(name, n -> new TreeMap<>())
                              .computeIfAbsent(sample, s -> new java.util.ArrayList<>())
                              .add(v)));
    }
    Map<String, Map<String, Spread>> figures = new LinkedHashMap<>();
    values.forEach(
        (given, metrics) -> {
          Map<String, Spread> row = new LinkedHashMap<>();
          metrics.forEach(
              (name, samples) ->
                  row.put(
                      name, new Spread(samples.values().stream().map(StudyResult::mean).toList())));
          figures.put(given, row);
        });
    return figures;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
