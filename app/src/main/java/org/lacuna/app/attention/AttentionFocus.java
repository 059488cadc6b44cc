package org.lacuna.app.attention;

/**
 * Where attention goes on the whole. Immutable.
 *
 * <p>The weights of the observed target steps are averaged to one distribution p over the n source
 * steps that can be looked at. Its <em>evenness</em> is exp(H(p)) / n with the entropy H: the share
 * of steps that p is effectively spread over, 1 when it is uniform. From {@link #EVEN} on attention
 * counts as spread evenly, because then fewer than one step in twenty is left out in effect. The
 * <em>rows' evenness</em> is the mean of the same over the single rows: low with a high evenness
 * means that every step looks somewhere, but each at another place.
 *
 * @param kind what can be said
 * @param first first step of the run of steps with the most weight above uniform; of a kind that is
 *     not {@link Kind#FOCUSED} it means nothing
 * @param last last step of that run, inclusive
 * @param share weight of that run, 0 to 1
 * @param evenness of the mean, (0, 1]
 * @param rowsEvenness of the rows, (0, 1]
 */
public record AttentionFocus(
    Kind kind, int first, int last, double share, double evenness, double rowsEvenness) {

  /** From this share of effectively used steps on, attention is spread evenly. */
  public static final double EVEN = 0.95;

  /** What can be said of a map. */
  public enum Kind {
    /** Some stretch is looked at more than the rest. */
    FOCUSED,
    /** Everything is looked at alike. */
    EVEN,
    /** Everything is looked at alike on the whole, but by each step another part. */
    VARIED
  }

  /** Of a picture in which anybody looks at anything. */
  static AttentionFocus of(AttentionPicture p) {
    int columns = p.columns().steps();
    boolean[] there = new boolean[columns];
    int n = 0;
    for (int c = 0; c < columns; c++) {
      there[c] = p.columns().observed()[c] || p.lookedAt(c);
      n += there[c] ? 1 : 0;
    }
    double[] mean = new double[columns];
    double rowsEvenness = 0;
    int rows = 0;
    boolean anyObserved = anyObservedLook(p);
    for (int r = 0; r < p.rows().steps(); r++) {
      if (!p.looks(r) || (anyObserved && !p.rows().observed()[r])) {
        continue;
      }
      rows++;
      double[] row = new double[columns];
      for (int c = 0; c < columns; c++) {
        row[c] = p.weight(r, c);
        mean[c] += row[c];
      }
      rowsEvenness += evenness(row, n);
    }
    for (int c = 0; c < columns; c++) {
      mean[c] /= Math.max(1, rows);
    }
    return focus(mean, there, n, rowsEvenness / Math.max(1, rows));
  }

  /** Steps that were filled in count only where no other looks at anything. */
  private static boolean anyObservedLook(AttentionPicture p) {
    for (int r = 0; r < p.rows().steps(); r++) {
      if (p.rows().observed()[r] && p.looks(r)) {
        return true;
      }
    }
    return false;
  }

  private static AttentionFocus focus(double[] p, boolean[] there, int n, double rowsEvenness) {
    double evenness = evenness(p, n);
    int bestFirst = 0;
    int bestLast = 0;
    double best = Double.NEGATIVE_INFINITY;
    double run = 0;
    int first = 0;
    for (int c = 0; c < p.length; c++) {
      // A step that cannot be looked at ends a run.
      run = there[c] ? run + p[c] - 1.0 / n : 0;
      if (!there[c]) {
        first = c + 1;
        continue;
      }
      if (run > best) {
        best = run;
        bestFirst = first;
        bestLast = c;
      }
      if (run <= 0) {
        run = 0;
        first = c + 1;
      }
    }
    double share = 0;
    for (int c = bestFirst; c <= bestLast; c++) {
      share += p[c];
    }
    Kind kind = evenness < EVEN ? Kind.FOCUSED : rowsEvenness < EVEN ? Kind.VARIED : Kind.EVEN;
    return new AttentionFocus(kind, bestFirst, bestLast, share, evenness, rowsEvenness);
  }

  /** exp of the entropy of weights that are brought to a sum of 1, as a share of n. */
  private static double evenness(double[] weights, int n) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double entropy = 0;
    for (double w : weights) {
      if (w > 0) {
        entropy -= w / sum * Math.log(w / sum);
      }
    }
    return Math.exp(entropy) / Math.max(1, n);
  }
}
