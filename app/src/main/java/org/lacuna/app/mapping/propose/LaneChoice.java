package org.lacuna.app.mapping.propose;

import java.util.List;

/**
 * How one modality is laid out for a network. Immutable.
 *
 * @param columns names of the measured columns that fill the network's, in its order
 * @param grid kind of the grid, as in {@link org.lacuna.inference.model.ModelCard.Grid}
 * @param stepMs length of a step
 * @param scale means and deviations
 */
public record LaneChoice(List<String> columns, String grid, int stepMs, Scale scale) {

  public LaneChoice {
    columns = List.copyOf(columns);
  }

  public LaneChoice withColumns(List<String> other) {
    return new LaneChoice(other, grid, stepMs, scale);
  }

  public LaneChoice withGrid(String other, int ms) {
    return new LaneChoice(columns, other, ms, scale);
  }

  public LaneChoice withScale(Scale other) {
    return new LaneChoice(columns, grid, stepMs, other);
  }
}
