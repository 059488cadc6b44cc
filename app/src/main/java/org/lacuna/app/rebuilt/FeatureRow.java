package org.lacuna.app.rebuilt;

import java.util.Optional;

/**
 * One audio feature, real beside rebuilt.
 *
 * @param column its place among the columns
 * @param name of the column
 * @param label for a person
 * @param unit empty for a number without one
 * @param clip figures over the whole clip
 * @param gap figures where the sound was dropped; empty where none was
 * @param card what the model's card says of it
 */
public record FeatureRow(
    int column,
    String name,
    String label,
    String unit,
    Figures clip,
    Optional<Figures> gap,
    CardError card) {

  /** Figures of a part of the clip; those of the whole clip where nothing was dropped. */
  public Figures figures(Scope scope) {
    return scope == Scope.GAP ? gap.orElse(clip) : clip;
  }
}
