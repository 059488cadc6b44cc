package org.lacuna.media.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A voice made to measure, by the source-filter model: glottal pulses at known times and of known
 * strength, smoothed by the glottis (two poles at 100 Hz) and differentiated by the lips, through
 * one resonator a formant, and noise. It is computed at four times its rate, so that pulses lie
 * between samples and nothing folds back.
 *
 * @param samples the sound, peak 0.5
 * @param rate Hz
 * @param jitter mean absolute difference of neighbouring periods over the mean period
 * @param shimmerDb mean absolute level difference of neighbouring pulses
 */
record Voice(float[] samples, int rate, double jitter, double shimmerDb) {

  private static final int FINER = 4;
  private static final int TAPS = 12;

  /** How to make one. */
  static final class Maker {
    private DoubleUnaryOperator f0 = t -> 120;
    private double seconds = 2;
    private double jitter;
    private double shimmer;
    private double hnr = Double.NaN;
    private double[] formants = {730, 1090, 2440, 3400, 4400};
    private int rate = Sounds.RATE;
    private long seed = 1;

    Maker f0(DoubleUnaryOperator hz) {
      f0 = hz;
      return this;
    }

    Maker f0(double hz) {
      return f0(t -> hz);
    }

    Maker seconds(double s) {
      seconds = s;
      return this;
    }

    /** Standard deviation of a period, of the period. */
    Maker jitter(double deviation) {
      jitter = deviation;
      return this;
    }

    /** Standard deviation of a pulse's level, dB. */
    Maker shimmer(double decibel) {
      shimmer = decibel;
      return this;
    }

    /** White noise that much below the voice, dB. */
    Maker hnr(double decibel) {
      hnr = decibel;
      return this;
    }

    Maker formants(double... hz) {
      formants = hz.clone();
      return this;
    }

    Maker rate(int hz) {
      rate = hz;
      return this;
    }

    Maker seed(long s) {
      seed = s;
      return this;
    }

    Voice make() {
      Random random = new Random(seed);
      int fine = FINER * rate;
      double[] x = new double[(int) (seconds * fine)];
      List<Double> times = new ArrayList<>();
      List<Double> levels = new ArrayList<>();
      double t = 0.002;
      while (t < seconds - 0.002) {
        double level = shimmer * random.nextGaussian();
        times.add(t);
        levels.add(level);
        double place = t * fine;
        int i = (int) place;
        double strength = Math.pow(10, level / 20);
        x[i] += strength * (1 - (place - i));
        x[i + 1] += strength * (place - i);
        t += (1 + jitter * random.nextGaussian()) / f0.applyAsDouble(t);
      }
      double glottis = Math.exp(-2 * Math.PI * 100 / fine);
      filter(x, 2 * glottis, -glottis * glottis);
      for (int i = x.length - 1; i > 0; i--) {
        x[i] -= x[i - 1];
      }
      for (double hz : formants) {
        double r = Math.exp(-Math.PI * bandwidth(hz) / fine);
        filter(x, 2 * r * Math.cos(2 * Math.PI * hz / fine), -r * r);
      }
      float[] y = thinned(x);
      if (!Double.isNaN(hnr)) {
        addNoise(y, hnr, random);
      }
      float peak = 0;
      for (float v : y) {
        peak = Math.max(peak, Math.abs(v));
      }
      return new Voice(Sounds.scaled(y, 0.5f / peak), rate, jitterOf(times), shimmerOf(levels));
    }
  }

  static Maker maker() {
    return new Maker();
  }

  /** Bandwidth that formants are given, Hz. */
  static double bandwidth(double hz) {
    return 50 + hz / 25;
  }

  private static void filter(double[] x, double a, double b) {
    double one = 0;
    double two = 0;
    for (int i = 0; i < x.length; i++) {
      double y = x[i] + a * one + b * two;
      two = one;
      one = y;
      x[i] = y;
    }
  }

  private static float[] thinned(double[] x) {
    int reach = TAPS * FINER;
    double[] taps = new double[2 * reach + 1];
    for (int k = -reach; k <= reach; k++) {
      double sinc = k == 0 ? 1 : Math.sin(Math.PI * k / FINER) / (Math.PI * k / FINER);
      taps[k + reach] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / (reach + 1)));
    }
    float[] y = new float[x.length / FINER];
    for (int i = 0; i < y.length; i++) {
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        int at = i * FINER + k;
        sum += at >= 0 && at < x.length ? taps[k + reach] * x[at] : 0;
      }
      y[i] = (float) sum;
    }
    return y;
  }

  private static void addNoise(float[] y, double hnr, Random random) {
    double power = 0;
    for (float v : y) {
      power += (double) v * v / y.length;
    }
    double deviation = Math.sqrt(power * Math.pow(10, -hnr / 10));
    for (int i = 0; i < y.length; i++) {
      y[i] += (float) (deviation * random.nextGaussian());
    }
  }

  private static double jitterOf(List<Double> times) {
    double change = 0;
    for (int i = 2; i < times.size(); i++) {
      change += Math.abs(times.get(i) - 2 * times.get(i - 1) + times.get(i - 2));
    }
    int periods = times.size() - 1;
    double mean = (times.get(periods) - times.get(0)) / periods;
    return change / (periods - 1) / mean;
  }

  private static double shimmerOf(List<Double> levels) {
    double change = 0;
    for (int i = 1; i < levels.size(); i++) {
      change += Math.abs(levels.get(i) - levels.get(i - 1));
    }
    return change / (levels.size() - 1);
  }
}
