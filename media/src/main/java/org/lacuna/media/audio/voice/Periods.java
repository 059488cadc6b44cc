package org.lacuna.media.audio.voice;

import java.util.Arrays;

/**
 * The periods of a voiced window, one by one, and how much they differ: jitter and shimmer.
 *
 * <p>The ringing of the formants is taken out by linear prediction, so that one period does not
 * reach into the next, and the rest is smoothed. From the largest swing within a period of the
 * window's middle, periods are followed to both sides: the next is where a stretch of one period
 * correlates best, between 0.8 and 1.25 periods away, interpolated by a parabola; a correlation
 * below {@value #LOWEST_MATCH} ends the row (the waveform matching of Praat and openSMILE, on the
 * excitation). Jitter (local) is the mean absolute difference of neighbouring periods over the mean
 * period; shimmer (local, dB) is the mean absolute level difference of neighbouring periods, each
 * period's amplitude being its highest less its lowest value. Not thread-safe.
 */
final class Periods {

  /** Lowest correlation of a period with the next. */
  static final float LOWEST_MATCH = 0.5f;

  /** A larger change of level is the start or the end of a voice: a factor of 1.6, as in Praat. */
  private static final double LARGEST_CHANGE = 4.08;

  private static final double SHORTER = 0.8;
  private static final double LONGER = 1.25;
  private static final int MOST = 64;

  /** Order of the linear prediction: two poles for every formant, two for the source. */
  static final int ORDER = 18;

  /** Noise added to the autocorrelation, so that the predictor leaves the noise alone. */
  private static final double WHITENING = 3e-4;

  private static final double SMOOTH_HZ = 700;

  private final float smoothing;
  private final double[] predictor = new double[ORDER + 1];
  private final float[] x;
  private final float[] match;
  private final double[] before = new double[MOST];
  private final double[] after = new double[MOST];
  private final float[] swings = new float[2 * MOST + 1];
  private float jitter = Float.NaN;
  private float shimmer = Float.NaN;

  /**
   * @param sampleRate Hz
   * @param window number of samples in a window
   * @param longest longest period in samples
   */
  Periods(int sampleRate, int window, int longest) {
    this.smoothing = (float) Math.exp(-2 * Math.PI * SMOOTH_HZ / sampleRate);
    this.x = new float[window];
    this.match = new float[(int) (longest * (LONGER - SHORTER)) + 8];
  }

  /** Jitter (local) of the window measured last, a ratio; NaN when fewer than two periods fit. */
  float jitter() {
    return jitter;
  }

  /** Shimmer (local) of the window measured last, dB; NaN when fewer than two periods fit. */
  float shimmer() {
    return shimmer;
  }

  /**
   * Measures a window.
   *
   * @param samples without a constant offset; not changed
   * @param lags autocorrelation of the window at lags 0 to {@link #ORDER}; not changed
   * @param period about how long a period is, samples
   */
  void measure(float[] samples, float[] lags, double period) {
    jitter = Float.NaN;
    shimmer = Float.NaN;
    excitation(samples, lags);
    int half = Math.max(2, (int) Math.round(period / 2));
    int middle = largest(x.length / 2 - half, x.length / 2 + half);
    int later = follow(middle, half, period, 1, after);
    int earlier = follow(middle, half, period, -1, before);
    int count = earlier + later;
    if (count < 2) {
      return;
    }
    double mean = (sum(before, earlier) + sum(after, later)) / count;
    double change = changes(before, earlier) + changes(after, later);
    if (earlier > 0 && later > 0) {
      change += Math.abs(before[0] - after[0]);
    }
    jitter = (float) (change / (count - 1) / mean);
    shimmer = levelChange(middle, half, earlier, later);
  }

  /**
   * Leaves in x what excites the voice: the formants, whose ringing reaches from one period into
   * the next, are taken out by linear prediction; what remains is smoothed against noise.
   */
  private void excitation(float[] samples, float[] lags) {
    double error = lags[0] * (1 + WHITENING);
    predictor[0] = 1;
    for (int i = 1; i <= ORDER; i++) {
      double sum = lags[i];
      for (int k = 1; k < i; k++) {
        sum += predictor[k] * lags[i - k];
      }
      double reflection = -sum / error;
      for (int k = 1; k <= i / 2; k++) {
        double front = predictor[k];
        double back = predictor[i - k];
        predictor[k] = front + reflection * back;
        predictor[i - k] = back + reflection * front;
      }
      predictor[i] = reflection;
      error *= 1 - reflection * reflection;
    }
    Arrays.fill(x, 0f);
    for (int k = 0; k <= ORDER; k++) {
      float tap = (float) predictor[k];
      for (int i = ORDER; i < x.length; i++) {
        x[i] += tap * samples[i - k];
      }
    }
    float once = 0;
    float twice = 0;
    for (int i = ORDER; i < x.length; i++) {
      once = x[i] + smoothing * (once - x[i]);
      twice = once + smoothing * (twice - once);
      x[i] = twice;
    }
  }

  private int largest(int from, int to) {
    int at = from;
    for (int i = from; i < to; i++) {
      at = Math.abs(x[i]) > Math.abs(x[at]) ? i : at;
    }
    return at;
  }

  /** Follows periods to one side; returns how many were found. */
  private int follow(int start, int half, double period, int direction, double[] found) {
    int shortest = Math.max(2, (int) Math.floor(SHORTER * period));
    int longest = (int) Math.ceil(LONGER * period);
    double at = start;
    int count = 0;
    while (count < MOST) {
      int centre = (int) Math.round(at);
      int from = direction > 0 ? centre + shortest : centre - longest;
      int candidates = longest - shortest + 1;
      if (centre - half < 0
          || centre + half >= x.length
          || from - half < 0
          || from + candidates + half > x.length) {
        break;
      }
      double step = bestMatch(centre, half, from, candidates);
      if (Double.isNaN(step)) {
        break;
      }
      found[count] = Math.abs(step - centre);
      at = step;
      count++;
    }
    return count;
  }

  /** Where the stretch around a centre comes again, around one of the candidates, or NaN. */
  private double bestMatch(int centre, int half, int from, int candidates) {
    Arrays.fill(match, 0, candidates, 0f);
    float energy = 0;
    for (int i = -half; i <= half; i++) {
      float weight = x[centre + i];
      energy += weight * weight;
      int base = from + i;
      for (int c = 0; c < candidates; c++) {
        match[c] += weight * x[base + c];
      }
    }
    float other = 0;
    for (int i = -half; i <= half; i++) {
      other += x[from + i] * x[from + i];
    }
    int best = -1;
    float highest = 0;
    for (int c = 0; c < candidates; c++) {
      match[c] /= (float) Math.sqrt(Math.max(energy * other, Float.MIN_NORMAL));
      if (match[c] > highest) {
        highest = match[c];
        best = c;
      }
      if (c + 1 < candidates) {
        float gone = x[from + c - half];
        float come = x[from + c + 1 + half];
        other += come * come - gone * gone;
      }
    }
    if (highest < LOWEST_MATCH || best == 0 || best == candidates - 1) {
      return Double.NaN;
    }
    return from + best + PitchAnalysis.parabolaTop(match[best - 1], highest, match[best + 1]);
  }

  private static double sum(double[] periods, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += periods[i];
    }
    return sum;
  }

  private static double changes(double[] periods, int count) {
    double sum = 0;
    for (int i = 1; i < count; i++) {
      sum += Math.abs(periods[i] - periods[i - 1]);
    }
    return sum;
  }

  private float levelChange(int middle, int half, int earlier, int later) {
    double at = middle;
    swings[earlier] = swing(middle, half);
    for (int i = 0; i < earlier; i++) {
      at -= before[i];
      swings[earlier - 1 - i] = swing((int) Math.round(at), half);
    }
    at = middle;
    for (int i = 0; i < later; i++) {
      at += after[i];
      swings[earlier + 1 + i] = swing((int) Math.round(at), half);
    }
    double sum = 0;
    int pairs = 0;
    for (int i = 1; i <= earlier + later; i++) {
      double change = Math.abs(20 * Math.log10(swings[i] / swings[i - 1]));
      if (change <= LARGEST_CHANGE) {
        sum += change;
        pairs++;
      }
    }
    return pairs == 0 ? Float.NaN : (float) (sum / pairs);
  }

  /** Highest less lowest sample of the period around a place, between samples by a parabola. */
  private float swing(int centre, int half) {
    int from = Math.max(1, centre - half);
    int to = Math.min(x.length - 1, centre + half);
    int high = from;
    int low = from;
    for (int i = from; i < to; i++) {
      high = x[i] > x[high] ? i : high;
      low = x[i] < x[low] ? i : low;
    }
    float swing = extreme(high, 1) + extreme(low, -1);
    return Math.max(swing, Float.MIN_NORMAL);
  }

  private float extreme(int at, int sign) {
    float left = sign * x[at - 1];
    float mid = sign * x[at];
    float right = sign * x[at + 1];
    double top = PitchAnalysis.parabolaTop(left, mid, right);
    return (float) (mid - 0.25 * (left - right) * top);
  }
}
