package org.lacuna.media.audio;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;

/** Test sounds whose answers are known, and ways to feed them. */
public final class Sounds {

  public static final int RATE = 16_000;

  private Sounds() {}

  /** Harmonics 1 to {@code harmonics} with amplitudes 1/h, below 7 kHz, of a varying F0. */
  public static float[] harmonic(double seconds, DoubleUnaryOperator hz, int harmonics) {
    float[] x = new float[(int) (seconds * RATE)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double f0 = hz.applyAsDouble((double) i / RATE);
      phase += 2 * Math.PI * f0 / RATE;
      double v = 0;
      for (int h = 1; h <= harmonics && h * f0 < 7000; h++) {
        v += Math.sin(h * phase) / h;
      }
      x[i] = (float) (0.2 * v);
    }
    return x;
  }

  public static float[] sine(double seconds, double hz) {
    return harmonic(seconds, t -> hz, 1);
  }

  /** A pulse train through three formant resonators: a vowel of known F0. */
  public static float[] vowel(double seconds, DoubleUnaryOperator hz, double... formants) {
    float[] x = new float[(int) (seconds * RATE)];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      double step = hz.applyAsDouble((double) i / RATE) / RATE;
      phase += step;
      if (phase >= 1) {
        phase -= 1;
        // the pulse lies between two samples: split it
        double late = phase / step;
        x[i] += (float) (1 - late);
        x[Math.max(0, i - 1)] += (float) late;
      }
    }
    for (double formant : formants) {
      resonate(x, formant, 80 + formant / 20);
    }
    return normalise(x, 0.5f);
  }

  private static void resonate(float[] x, double hz, double bandwidth) {
    double r = Math.exp(-Math.PI * bandwidth / RATE);
    double a = 2 * r * Math.cos(2 * Math.PI * hz / RATE);
    double one = 0;
    double two = 0;
    for (int i = 0; i < x.length; i++) {
      double y = x[i] + a * one - r * r * two;
      two = one;
      one = y;
      x[i] = (float) y;
    }
  }

  private static float[] normalise(float[] x, float peak) {
    float highest = 0;
    for (float v : x) {
      highest = Math.max(highest, Math.abs(v));
    }
    return scaled(x, peak / highest);
  }

  public static float[] noise(double seconds, double amplitude, long seed) {
    Random random = new Random(seed);
    float[] x = new float[(int) (seconds * RATE)];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (amplitude * random.nextGaussian());
    }
    return x;
  }

  public static float[] scaled(float[] x, float gain) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = gain * x[i];
    }
    return y;
  }

  public static float[] sum(float[] x, float[] y) {
    float[] z = x.clone();
    for (int i = 0; i < z.length; i++) {
      z[i] += y[i];
    }
    return z;
  }

  public static float[] join(float[]... parts) {
    float[] all = new float[0];
    for (float[] part : parts) {
      int at = all.length;
      all = Arrays.copyOf(all, at + part.length);
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }

  /** A run-through of speech-like sound: vowels, noise, a pause. */
  public static float[] utterance() {
    return join(
        noise(0.1, 0.003, 1),
        vowel(0.3, t -> 120 + 60 * t, 730, 1090, 2440),
        noise(0.12, 0.05, 2),
        vowel(0.25, t -> 180 - 80 * t, 270, 2290, 3010),
        new float[RATE / 10],
        vowel(0.2, t -> 220, 300, 870, 2240));
  }

  public static long durationUs(float[] x) {
    return x.length * 1_000_000L / RATE;
  }

  /** Feeds blocks of that size whose first sample is at {@code startUs}. */
  public static void feed(MediaSink sink, float[] x, long startUs, int blockSize)
      throws LacunaException {
    for (int i = 0; i < x.length; i += blockSize) {
      int n = Math.min(blockSize, x.length - i);
      feedBlock(sink, x, i, n, startUs);
    }
  }

  public static void feedBlock(MediaSink sink, float[] x, int from, int count, long startUs)
      throws LacunaException {
    FloatBuffer samples = FloatBuffer.wrap(Arrays.copyOfRange(x, from, from + count));
    sink.audio(new AudioBlock(samples, RATE, startUs + from * 1_000_000L / RATE));
  }

  /** The acoustic sequence of a sound from time 0 to its end. */
  public static FeatureSequence analyse(float[] x) throws LacunaException {
    try (AcousticExtractor extractor = AcousticExtractor.withoutSpeechNetwork(RATE)) {
      feed(extractor, x, 0, 1024);
      return extractor.finish(durationUs(x));
    }
  }

  /** One column; NaN also where the step is not observed. */
  public static float[] column(FeatureSequence sequence, String name) {
    int d = sequence.spec().indexOf(name);
    if (d < 0) {
      throw new IllegalArgumentException("no column " + name);
    }
    float[] values = new float[sequence.steps()];
    for (int t = 0; t < values.length; t++) {
      values[t] = sequence.observed(t) ? sequence.value(t, d) : Float.NaN;
    }
    return values;
  }

  public static double hz(float semitone) {
    return 27.5 * Math.pow(2, semitone / 12);
  }
}
