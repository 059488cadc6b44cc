package org.lacuna.app.attention;

/**
 * One attention map as it is drawn. Immutable by convention.
 *
 * @param rows the steps that look
 * @param columns the steps that are looked at
 * @param weights {@code [rows * columns]}, each row sums to 1
 * @param max the largest weight, the top of the colour scale
 */
public record AttentionPicture(
    AttentionAxis rows, AttentionAxis columns, float[] weights, float max) {

  public AttentionPicture {
    if (weights.length != rows.steps() * columns.steps()) {
      throw new IllegalArgumentException("attention picture does not match its axes");
    }
  }

  public float weight(int row, int column) {
    return weights[row * columns.steps() + column];
  }
}
