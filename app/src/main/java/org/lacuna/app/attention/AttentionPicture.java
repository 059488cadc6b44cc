package org.lacuna.app.attention;

/**
 * One attention map as it is drawn. Immutable by convention.
 *
 * @param rows the steps that look
 * @param columns the steps that are looked at
 * @param weights {@code [rows * columns]}, each row sums to 1, or is all 0 where a step looks at
 *     nothing
 * @param max the largest weight, the top of the colour scale
 */
public record AttentionPicture(
    AttentionAxis rows, AttentionAxis columns, float[] weights, float max) {

  public AttentionPicture {
    if (weights.length != rows.steps() * columns.steps()) {
      throw new IllegalArgumentException("attention picture does not match its axes");
    }
  }

  /** Whether a step looks at anything. */
  public boolean looks(int row) {
    for (int c = 0; c < columns.steps(); c++) {
      if (weight(row, c) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step is looked at by anything, however little. */
  public boolean lookedAt(int column) {
    for (int r = 0; r < rows.steps(); r++) {
      if (weight(r, column) > 0) {
        return true;
      }
    }
    return false;
  }

  public float weight(int row, int column) {
    return weights[row * columns.steps() + column];
  }
}
