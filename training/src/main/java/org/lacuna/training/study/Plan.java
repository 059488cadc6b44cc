package org.lacuna.training.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;

/**
 * What is to be tried.
 *
 * @param recipe the method
 * @param settings that are fixed
 * @param grid values to choose from by key, on the validation part alone; empty for none
 * @param seeds of the trainings that are counted, at least one
 * @param use modalities that are used, of those that the data have
 * @param mostSteps rows of a longer sequence that are used
 * @param folds parts of a cross-validation by recording; 0 = the splits of the data, or a drawn one
 *     where they have none
 * @param repeats groupings of the cross-validation
 * @param divisionSeed of the drawn split and the groupings
 */
public record Plan(
    Recipe recipe,
    Settings settings,
    Map<String, List<String>> grid,
    List<Long> seeds,
    ModalitySet use,
    int mostSteps,
    int folds,
    int repeats,
    long divisionSeed) {

  public Plan {
    grid = new LinkedHashMap<>(grid);
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || folds == 1 || folds < 0 || repeats < 1) {
      throw new IllegalArgumentException("a seed, a grouping, and two folds or none are needed");
    }
  }

  /** Every combination of the grid on top of the fixed settings; those alone without a grid. */
  List<Settings> combinations() {
    List<Settings> all = List.of(settings);
    for (Map.Entry<String, List<String>> e : grid.entrySet()) {
      List<Settings> more = new ArrayList<>();
      for (Settings s : all) {
        e.getValue().forEach(v -> more.add(s.with(Map.of(e.getKey(), v))));
      }
      all = more;
    }
    return all;
  }
}
