package org.lacuna.media.audio;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.tarsos.RealFft;
import org.lacuna.media.audio.tarsos.YinPitch;

/**
 * Pitch and periodicity of the wide window.
 *
 * <p>Voicing and harmonics-to-noise ratio are Boersma's (P. Boersma, "Accurate short-term analysis
 * of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound", IFA
 * Proceedings 17, 1993): r is the highest peak, at lags from 1 / {@value #HIGHEST_HZ} s to 1 /
 * {@value #LOWEST_HZ} s, of the autocorrelation of the Hann-weighted window divided by that of the
 * Hann window; {@code voicing = r} and {@code hnr = 10 log10(r / (1 - r))}. F0 is TarsosDSP's
 * FastYin, in semitones above 27.5 Hz (eGeMAPS). Here F0 is raw; {@link PitchTrack} repairs it
 * afterwards.
 */
final class PitchDescriptor implements Descriptor {

  static final double LOWEST_HZ = 55;
  static final double HIGHEST_HZ = 600;

  /** A step counts as voiced when its voicing is at least this (Praat's usual threshold). */
  static final double VOICED = 0.45;

  /** YIN's threshold; the higher, the more frames get an F0 and the more of them are wrong. */
  static final double YIN_THRESHOLD = 0.3;

  /** Columns of this descriptor, from its first one. */
  static final int F0 = 0;

  static final int VOICING = 1;
  static final int HNR = 2;

  private static final double REFERENCE_HZ = 27.5;
  private static final float HIGHEST_RATIO = 0.99999f;

  private final YinPitch yin;
  private final RealFft fft;
  private final float[] hann;
  private final float[] weighted;
  private final float[] lags;
  private final float[] perWindow;
  private final int shortest;
  private final int longest;

  PitchDescriptor(Frame frame) {
    int n = frame.wideLength();
    this.yin = new YinPitch(frame.sampleRate(), n, YIN_THRESHOLD);
    this.fft = new RealFft(2 * n);
    this.shortest = (int) Math.floor(frame.sampleRate() / HIGHEST_HZ);
    this.longest = (int) Math.ceil(frame.sampleRate() / LOWEST_HZ);
    this.hann = new float[n];
    for (int i = 0; i < n; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n));
    }
    this.weighted = new float[n];
    this.lags = new float[longest + 2];
    this.perWindow = new float[longest + 2];
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
    float ratio = Math.min(Math.max(periodicity(frame.wide()), 0f), HIGHEST_RATIO);
    row[at + VOICING] = ratio;
    row[at + F0] = Float.NaN;
    row[at + HNR] = Float.NaN;
    if (ratio >= VOICED) {
      row[at + HNR] = (float) (10 * Math.log10(ratio / (1 - ratio)));
      float hz = yin.hz(frame.wide());
      if (hz >= LOWEST_HZ && hz <= HIGHEST_HZ) {
        row[at + F0] = (float) (12 * Math.log(hz / REFERENCE_HZ) / Math.log(2));
      }
    }
  }

  /** Height of the highest peak of the normalised autocorrelation; 0 when there is none. */
  private float periodicity(float[] wide) {
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
    float best = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      float mid = lags[lag];
      if (mid > best && mid >= lags[lag - 1] && mid >= lags[lag + 1]) {
        best = Math.max(best, parabolaTop(lags[lag - 1], mid, lags[lag + 1]));
      }
    }
    return best;
  }

  private static float parabolaTop(float left, float mid, float right) {
    float curve = left - 2 * mid + right;
    float tilt = right - left;
    return curve < 0 ? mid - tilt * tilt / (8 * curve) : mid;
  }
}
