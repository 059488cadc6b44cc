package org.lacuna.media.audio;

import org.jspecify.annotations.Nullable;

/**
 * A moving average over three steps, as eGeMAPS has it: a value becomes the mean of itself and its
 * two neighbours, of those that are observed and a number. A value that is not there stays so.
 * Answers one step late. Not thread-safe.
 */
final class Smoother {

  private final int columns;
  private float @Nullable [] before;
  private float @Nullable [] middle;

  /**
   * @param columns how many columns, from the first one, are averaged
   */
  Smoother(int columns) {
    this.columns = columns;
  }

  /**
   * Takes the next row, or null for an unobserved step, and answers with the averaged row before
   * it, or null when that was not observed. The first answer is null and is of no step.
   */
  float @Nullable [] push(float @Nullable [] after) {
    float[] now = middle;
    float[] smooth = null;
    if (now != null) {
      smooth = now.clone();
      for (int c = 0; c < columns; c++) {
        smooth[c] = mean(before == null ? Float.NaN : before[c], now[c], after, c);
      }
    }
    before = now;
    middle = after;
    return smooth;
  }

  private static float mean(float left, float mid, float @Nullable [] after, int c) {
    float right = after == null ? Float.NaN : after[c];
    float sum = mid;
    int n = 1;
    if (!Float.isNaN(left)) {
      sum += left;
      n++;
    }
    if (!Float.isNaN(right)) {
      sum += right;
      n++;
    }
    return sum / n;
  }
}
