package org.lacuna.inference.clip;

import java.util.List;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;

/**
 * One modality as the network rebuilds it from the others, beside the real one, both {@code [T, D]}
 * in physical units on the same grid over the whole clip.
 *
 * @param modality which one
 * @param real what was measured, pooled onto the grid, also where the modality was dropped; steps
 *     without a measurement are unobserved, all of them when the clip does not have the modality
 * @param rebuilt what the network says; unobserved in windows where no other modality was given
 * @param errors one entry a column
 */
public record Reconstruction(
    Modality modality, FeatureSequence real, FeatureSequence rebuilt, List<FeatureError> errors) {

  public Reconstruction {
    errors = List.copyOf(errors);
  }

  /**
   * How far one rebuilt column is from the real one, over the steps where both exist.
   *
   * @param name column
   * @param unit its unit, also that of {@code rmse}
   * @param rmse root mean square error; empty without a step to compare
   * @param corr Pearson correlation over time; empty with fewer than two steps to compare or when a
   *     side does not vary
   */
  public record FeatureError(String name, String unit, OptionalDouble rmse, OptionalDouble corr) {}
}
