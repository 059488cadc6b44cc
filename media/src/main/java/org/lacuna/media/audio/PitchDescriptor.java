package org.lacuna.media.audio;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.tarsos.RealFft;
import org.lacuna.media.audio.tarsos.YinPitch;

/**
 * Pitch and periodicity of the wide window.
 *
 * <p>Candidates, voicing and harmonics-to-noise ratio are Boersma's (P. Boersma, "Accurate
 * short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
 * sound", IFA Proceedings 17, 1993): peaks r, at lags from 1 / 600 s to 1 / 55 s, of the
 * autocorrelation of the Hann-weighted window divided by that of the Hann window, interpolated by a
 * windowed sinc. {@code voicing} is the highest r; {@code hnr = 10 log10(r / (1 - r))} for the
 * chosen one. TarsosDSP's FastYin votes: the candidate that it confirms gains {@value #YIN_VOTE}. A
 * step far quieter than the loudest of the last seconds leans to unvoiced. {@link PitchTrack}
 * chooses the path through the candidates, so F0 and hnr of a step are known only some steps later
 * and {@link #measure} leaves them NaN. F0 is in semitones above 27.5 Hz (eGeMAPS).
 */
final class PitchDescriptor implements Descriptor {

  static final double LOWEST_HZ = 55;
  static final double HIGHEST_HZ = 600;

  /** A peak as high as this is as good as unvoiced (Praat's usual threshold). */
  static final float VOICED = 0.45f;

  /** Amplitude against the loudest recent step below which a step is hardly a voice (Praat). */
  private static final float QUIET = 0.03f;

  /** How fast the loudest recent step is forgotten: 6 dB a second, as power a step. */
  private static final float FORGET = (float) Math.pow(10, -0.6 / 100);

  private static final double YIN_THRESHOLD = 0.1;
  private static final double YIN_SECONDS = 0.04;
  private static final float YIN_VOTE = 0.05f;
  private static final float YIN_WITHIN = 0.5f;

  /** Preference for the higher of two equal peaks, an octave. */
  private static final float OCTAVE_COST = 0.01f;

  /** Columns of this descriptor, from its first one. */
  static final int F0 = 0;

  static final int VOICING = 1;
  static final int HNR = 2;

  private static final double REFERENCE_HZ = 27.5;
  private static final float HIGHEST_RATIO = 0.99999f;
  private static final int SINC_REACH = 12;

  private final int sampleRate;
  private final YinPitch yin;
  private final float[] yinFrame;
  private final int yinOffset;
  private final RealFft fft;
  private final float[] hann;
  private final float[] weighted;
  private final float[] lags;
  private final float[] perWindow;
  private final int shortest;
  private final int longest;
  private final PitchCandidates candidates = new PitchCandidates();
  private float loudest;

  PitchDescriptor(Frame frame) {
    this.sampleRate = frame.sampleRate();
    int n = frame.wideLength();
    this.yinFrame = new float[2 * (int) Math.round(YIN_SECONDS / 2 * sampleRate)];
    this.yin = new YinPitch(sampleRate, yinFrame.length, YIN_THRESHOLD);
    // YIN compares the first half of its frame with itself a period later: for a period of 1/150 s
    // its centre of gravity lies in the middle of the wide window
    this.yinOffset = n / 2 - yinFrame.length / 4 - sampleRate / 300;
    this.fft = new RealFft(2 * n);
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
  }

  @Override
  public List<Feature> features() {
    return List.of(
        new Feature("f0_semitone", "semitone", "Pitch of the voice, semitones above 27.5 Hz."),
        new Feature("voicing", "1", "How periodic the sound is: 0 noise, 1 a perfect tone."),
        new Feature("hnr", "dB", "Power of the voice's harmonics against its noise."));
  }

  @Override
  public void measure(Frame frame, float[] row, int at) {
    row[at + F0] = Float.NaN;
    row[at + HNR] = Float.NaN;
    row[at + VOICING] = findCandidates(frame.wide());
    loudest = Math.max(frame.meanSquare(), loudest * FORGET);
    float level = (float) Math.sqrt(frame.meanSquare() / loudest);
    candidates.setUnvoiced(VOICED + Math.max(0, 2 - level * (1 + VOICED) / QUIET));
    if (candidates.count() > 0) {
      System.arraycopy(frame.wide(), yinOffset, yinFrame, 0, yinFrame.length);
      candidates.favour(semitone(yin.hz(yinFrame)), YIN_WITHIN, YIN_VOTE);
    }
  }

  /** The candidates of the frame measured last. Borrowed. */
  PitchCandidates candidates() {
    return candidates;
  }

  /** Harmonics-to-noise ratio for a peak of that height, dB. */
  static float harmonicsToNoise(float strength) {
    return (float) (10 * Math.log10(strength / (1 - strength)));
  }

  /** Returns the highest peak of the normalised autocorrelation, 0 when there is none. */
  private float findCandidates(float[] wide) {
    candidates.clear();
    for (int i = 0; i < wide.length; i++) {
      weighted[i] = wide[i] * hann[i];
    }
    fft.autocorrelation(weighted, lags);
    if (lags[0] <= 0) {
      return 0;
    }
    float norm = 1 / lags[0];
    for (int i = 0; i < lags.length; i++) {
      lags[i] *= norm * perWindow[i];
    }
    float highest = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      float mid = lags[lag];
      if (mid > 0 && mid > lags[lag - 1] && mid >= lags[lag + 1]) {
        double top = lag + parabolaTop(lags[lag - 1], mid, lags[lag + 1]);
        float height = Math.min(Math.max(mid, sinc(top)), HIGHEST_RATIO);
        highest = Math.max(highest, height);
        if (height > VOICED / 2) {
          float semitone = semitone(sampleRate / top);
          candidates.offer(semitone, height, height + OCTAVE_COST / 12 * semitone);
        }
      }
    }
    return highest;
  }

  private static float semitone(double hz) {
    return (float) (12 * Math.log(hz / REFERENCE_HZ) / Math.log(2));
  }

  /** Offset of the top of the parabola through three neighbours from the middle one. */
  private static double parabolaTop(float left, float mid, float right) {
    double curve = left - 2 * mid + right;
    return curve < 0 ? (left - right) / (2 * curve) : 0;
  }

  /** The autocorrelation between two lags, by sinc interpolation under a Hann window. */
  private float sinc(double lag) {
    int left = (int) Math.floor(lag);
    double phase = lag - left;
    if (phase == 0) {
      return lags[left];
    }
    double sine = Math.sin(Math.PI * phase) / Math.PI;
    double sum = 0;
    for (int k = 1 - SINC_REACH; k <= SINC_REACH; k++) {
      double x = phase - k;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * x / SINC_REACH);
      double sign = (k & 1) == 0 ? 1 : -1;
      sum += lags[Math.abs(left + k)] * sign * sine / x * window;
    }
    return (float) sum;
  }
}
