package org.lacuna.training.method;

/**
 * One modality of a batch as plain arrays.
 *
 * @param steps T
 * @param dim D
 * @param values {@code [B * T * D]} scaled, of everything that was observed; a single value that
 *     was not there in an observed step must be a number, 0 (the mean); in other steps it may be
 *     NaN
 * @param truth {@code [B * T]} 1 where it was observed
 * @param given {@code [B * T]} 1 where it was observed and is given to the network
 * @param known {@code [B * T * D]} 1 where the single value was there
 * @param seconds {@code [B * T]} centre of the step from the window's start
 * @param length {@code [B]} steps that exist
 */
public record Lane(
    int steps,
    int dim,
    float[] values,
    float[] truth,
    float[] given,
    float[] known,
    float[] seconds,
    float[] length) {

  /** The same with other steps given, {@code [B * T]}. */
  Lane withGiven(float[] newGiven) {
    return new Lane(steps, dim, values, truth, newGiven, known, seconds, length);
  }

  /** The same without steps that lie beyond the length of every example; one is always left. */
  Lane trimmed() {
    int most = 1;
    for (float l : length) {
      most = Math.max(most, Math.round(l));
    }
    if (most >= steps) {
      return this;
    }
    return new Lane(
        most,
        dim,
        cut(values, most * dim),
        cut(truth, most),
        cut(given, most),
        cut(known, most * dim),
        cut(seconds, most),
        length);
  }

  private float[] cut(float[] all, int width) {
    int before = all.length / length.length;
    float[] cut = new float[length.length * width];
    for (int b = 0; b < length.length; b++) {
      System.arraycopy(all, b * before, cut, b * width, width);
    }
    return cut;
  }
}
