package org.lacuna.media.audio.voice;

import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.tarsos.RealFft;

/**
 * Candidates for the period of a step, from its wide window.
 *
 * <p>They are Boersma's (P. Boersma, "Accurate short-term analysis of the fundamental frequency and
 * the harmonics-to-noise ratio of a sampled sound", IFA Proceedings 17, 1993): peaks r, at lags
 * from 1 / 600 s to 1 / 55 s, of the autocorrelation of the Hann-weighted window divided by that of
 * the Hann window, interpolated by a windowed sinc. A step far quieter than the loudest of the last
 * seconds leans to unvoiced. {@link PitchTrack} chooses the path through the candidates. The power
 * spectrum from which the autocorrelation is made serves the harmonics and formants. Not
 * thread-safe.
 */
final class PitchAnalysis {

  static final double LOWEST_HZ = 55;
  static final double HIGHEST_HZ = 600;

  /** A peak as high as this is as good as unvoiced. */
  static final float VOICED = 0.5f;

  /** Amplitude against the loudest recent step below which a step is hardly a voice. */
  private static final float QUIET = 0.04f;

  /** How fast the loudest recent step is forgotten: 2 dB a second, as power a step. */
  private static final float FORGET = (float) Math.pow(10, -0.2 / 100);

  /** Preference for the higher of two equal peaks, an octave. */
  private static final float OCTAVE_COST = 0.01f;

  private static final double REFERENCE_HZ = 27.5;
  private static final double OCTAVE = Math.log(2);
  private static final float HIGHEST_RATIO = 0.99999f;
  private static final int SINC_REACH = 12;
  private static final int SINC_PHASES = 256;

  private final int sampleRate;
  private final RealFft fft;
  private final float[] hann;
  private final float[] weighted;
  private final float[] power;
  private final float[] lags;
  private final float[] perWindow;
  private final float[][] sinc = new float[SINC_PHASES + 1][2 * SINC_REACH];
  private final int shortest;
  private final int longest;
  private final PitchCandidates candidates = new PitchCandidates();
  private float loudest;
  private float highest;

  PitchAnalysis(Frame frame) {
    this.sampleRate = frame.sampleRate();
    int n = frame.wideLength();
    this.fft = new RealFft(2 * n);
    this.power = new float[n + 1];
    this.shortest = (int) Math.floor(sampleRate / HIGHEST_HZ);
    this.longest = (int) Math.ceil(sampleRate / LOWEST_HZ);
    this.hann = new float[n];
    for (int i = 0; i < n; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n));
    }
    this.weighted = new float[n];
    this.lags = new float[longest + SINC_REACH + 2];
    this.perWindow = new float[lags.length];
    fft.autocorrelation(hann, perWindow);
    for (int i = perWindow.length - 1; i >= 0; i--) {
      perWindow[i] = perWindow[0] / perWindow[i];
    }
    for (int p = 0; p <= SINC_PHASES; p++) {
      fillSinc(sinc[p], (double) p / SINC_PHASES);
    }
  }

  /** Weights of the neighbours {@code 1 - reach .. reach} for a value that far behind sample 0. */
  private static void fillSinc(float[] weights, double phase) {
    for (int i = 0; i < weights.length; i++) {
      double x = phase - (i + 1 - SINC_REACH);
      double window = 0.5 + 0.5 * Math.cos(Math.PI * x / SINC_REACH);
      double value = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      weights[i] = (float) (value * window);
    }
  }

  /** Finds the candidates of the loaded frame. */
  void analyse(Frame frame) {
    findCandidates(frame.wide());
    loudest = Math.max(frame.meanSquare(), loudest * FORGET);
    float level = (float) Math.sqrt(frame.meanSquare() / loudest);
    candidates.setUnvoiced(VOICED + Math.max(0, 2 - level * (1 + VOICED) / QUIET));
  }

  /** The candidates of the frame analysed last. Borrowed. */
  PitchCandidates candidates() {
    return candidates;
  }

  /** The highest peak of the frame's normalised autocorrelation, 0 when there is none. */
  float highest() {
    return highest;
  }

  /**
   * Power spectrum of the Hann-weighted wide window, padded to twice its length; bin k is at {@code
   * k * rate / (2 * wideLength)} Hz. Not scaled. Borrowed.
   */
  float[] power() {
    return power;
  }

  /** Autocorrelation of the wide window, 1 at lag 0, free of the window's taper. Borrowed. */
  float[] lags() {
    return lags;
  }

  /** Harmonics-to-noise ratio for a peak of that height, dB (Boersma, eq. 4). */
  static float harmonicsToNoise(float strength) {
    return (float) (10 * Math.log10(strength / (1 - strength)));
  }

  /** Frequency of a pitch in semitones above 27.5 Hz. */
  static double hz(float semitone) {
    return REFERENCE_HZ * Math.exp(semitone / 12 * OCTAVE);
  }

  private static float semitone(double hz) {
    return (float) (12 * Math.log(hz / REFERENCE_HZ) / OCTAVE);
  }

  private void findCandidates(float[] wide) {
    candidates.clear();
    highest = 0;
    for (int i = 0; i < wide.length; i++) {
      weighted[i] = wide[i] * hann[i];
    }
    fft.powerAndAutocorrelation(weighted, power, lags);
    if (lags[0] <= 0) {
      return;
    }
    float norm = 1 / lags[0];
    for (int i = 0; i < lags.length; i++) {
      lags[i] *= norm * perWindow[i];
    }
    for (int lag = shortest; lag <= longest; lag++) {
      float mid = lags[lag];
      if (mid > 0 && mid > lags[lag - 1] && mid >= lags[lag + 1]) {
        double top = lag + parabolaTop(lags[lag - 1], mid, lags[lag + 1]);
        float height = Math.min(Math.max(mid, interpolated(top)), HIGHEST_RATIO);
        highest = Math.max(highest, height);
        if (height > VOICED / 2) {
          float semitone = semitone(sampleRate / top);
          candidates.offer(semitone, height, height + OCTAVE_COST / 12 * semitone);
        }
      }
    }
  }

  /** Offset of the top of the parabola through three neighbours from the middle one. */
  static double parabolaTop(float left, float mid, float right) {
    double curve = left - 2 * mid + right;
    return curve < 0 ? (left - right) / (2 * curve) : 0;
  }

  /** The autocorrelation between two lags, by sinc interpolation under a Hann window. */
  private float interpolated(double lag) {
    int left = (int) Math.floor(lag);
    float[] weights = sinc[(int) Math.round((lag - left) * SINC_PHASES)];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * lags[Math.abs(left + i + 1 - SINC_REACH)];
    }
    return sum;
  }
}
