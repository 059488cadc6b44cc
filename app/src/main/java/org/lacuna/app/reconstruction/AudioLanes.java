package org.lacuna.app.reconstruction;

import java.util.List;
import java.util.Optional;
import org.lacuna.app.timeline.StepValues;

/**
 * Real and rebuilt audio features as three lanes of scaled values, and the numbers behind them.
 *
 * @param names of the rows, for a person
 * @param real scaled by each feature's training mean and deviation
 * @param rebuilt the same scale; empty with the reason in {@code whyNotRebuilt}
 * @param difference rebuilt minus real, in deviations; empty likewise
 * @param source what the lanes were rebuilt from, in words
 * @param whyNotReal one sentence when no real sound was measured, otherwise empty
 * @param whyNotRebuilt one sentence when there is nothing rebuilt, otherwise empty
 */
public record AudioLanes(
    List<String> names,
    StepValues real,
    Optional<StepValues> rebuilt,
    Optional<StepValues> difference,
    String source,
    String whyNotReal,
    String whyNotRebuilt) {

  public AudioLanes {
    names = List.copyOf(names);
  }
}
