package org.lacuna.media.audio.spectral;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.frame.Descriptor;
import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.frame.Logs;

/**
 * Shape of the power spectrum P of the 20 ms window,. Centroid, 85 % roll-off and flatness, from 50
 * Hz up, are the usual ones; slopes, alpha ratio, Hammarberg index and flux follow eGeMAPS (F.
 * Eyben et al., IEEE TAC 7, 2016, section 3.1) with openSMILE's signs:
 *
 * <ul>
 *   <li>slope: least-squares line through {@code 10 log10 P} over frequency, dB per Hz, 0-500 Hz
 *       and 500-1500 Hz
 *   <li>alpha ratio: {@code 10 log10} of the power in 1-5 kHz over that in 50-1000 Hz
 *   <li>Hammarberg index: {@code 10 log10} of the strongest bin up to 2 kHz over the strongest bin
 *       in 2-5 kHz
 *   <li>flux: root of the mean square, over the bins up to 5 kHz, of the change of the magnitude
 *       spectrum since the last step; it grows with the sound's amplitude
 *   <li>flatness: geometric over arithmetic mean of P, in dB: 0 for white sound, lower when tonal
 * </ul>
 *
 * None of them but the flux changes with the gain of the recording.
 */
public final class SpectrumDescriptor implements Descriptor {

  private final int lowest;
  private final int oneKilohertz;
  private final int twoKilohertz;
  private final int fiveKilohertz;
  private final int bins;
  private final Line slopeLow;
  private final Line slopeHigh;
  private final float[] level;
  private final float[] hz;
  private final float toMagnitude;
  private float[] magnitude;
  private float[] before;
  private boolean continues;

  public SpectrumDescriptor(Frame frame) {
    this.bins = frame.power().length;
    this.lowest = firstBin(frame, 50);
    this.oneKilohertz = firstBin(frame, 1000);
    this.twoKilohertz = firstBin(frame, 2000);
    this.fiveKilohertz = firstBin(frame, 5000);
    this.slopeLow = new Line(frame, 0, firstBin(frame, 500) + 1);
    this.slopeHigh = new Line(frame, firstBin(frame, 500), firstBin(frame, 1500) + 1);
    this.level = new float[bins];
    this.magnitude = new float[bins];
    this.before = new float[bins];
    this.hz = new float[bins];
    for (int k = 0; k < bins; k++) {
      hz[k] = (float) frame.binHz(k);
    }
    this.toMagnitude = (float) Math.sqrt(frame.squaredMagnitude());
  }

  private static int firstBin(Frame frame, double hz) {
    int k = 0;
    while (k < frame.power().length - 1 && frame.binHz(k) < hz) {
      k++;
    }
    return k;
  }

  @Override
  public List<Feature> features() {
    return List.of(
        new Feature("spectral_centroid", "Hz", "Centre of gravity of the spectrum."),
        new Feature("spectral_rolloff_85", "Hz", "85 % of the power lies below this frequency."),
        new Feature("spectral_flux", "1", "How much the spectrum changed since the last step."),
        new Feature("spectral_slope_0_500", "dB/Hz", "Slope of the spectrum up to 500 Hz."),
        new Feature("spectral_slope_500_1500", "dB/Hz", "Slope of the spectrum, 500 to 1500 Hz."),
        new Feature("alpha_ratio", "dB", "Power in 1-5 kHz against power below 1 kHz."),
        new Feature("hammarberg_index", "dB", "Strongest peak below 2 kHz against 2-5 kHz."),
        new Feature("spectral_flatness", "dB", "0 for noise, far below 0 for a clear tone."));
  }

  @Override
  public void measure(Frame frame, float[] row, int at) {
    float[] power = frame.power();
    Logs.decibel(power, bins, level);
    float total = sum(power, lowest, bins);
    row[at] = centroid(power, total);
    row[at + 1] = rolloff(power, total);
    row[at + 2] = flux(power);
    row[at + 3] = slopeLow.slope(level);
    row[at + 4] = slopeHigh.slope(level);
    row[at + 5] =
        decibel(sum(power, oneKilohertz, fiveKilohertz) / sum(power, lowest, oneKilohertz));
    row[at + 6] =
        decibel(max(power, lowest, twoKilohertz) / max(power, twoKilohertz, fiveKilohertz));
    row[at + 7] = sum(level, lowest, bins) / (bins - lowest) - decibel(total / (bins - lowest));
  }

  @Override
  public void interrupted() {
    continues = false;
  }

  private float centroid(float[] power, float total) {
    float moment = 0;
    for (int k = lowest; k < bins; k++) {
      moment += hz[k] * power[k];
    }
    return moment / total;
  }

  private float rolloff(float[] power, float total) {
    float left = 0.85f * total;
    int k = lowest;
    while (k < bins - 1 && left > power[k]) {
      left -= power[k];
      k++;
    }
    return hz[k];
  }

  /** NaN when there is no step before this one. */
  private float flux(float[] power) {
    float distance = 0;
    for (int k = 0; k < fiveKilohertz; k++) {
      magnitude[k] = (float) Math.sqrt(power[k]) * toMagnitude;
    }
    for (int k = 0; k < fiveKilohertz; k++) {
      float d = magnitude[k] - before[k];
      distance += d * d;
    }
    float[] last = before;
    before = magnitude;
    magnitude = last;
    float flux = continues ? (float) Math.sqrt(distance / fiveKilohertz) : Float.NaN;
    continues = true;
    return flux;
  }

  private static float sum(float[] x, int from, int to) {
    float sum = 0;
    for (int k = from; k < to; k++) {
      sum += x[k];
    }
    return sum;
  }

  private static float max(float[] x, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int k = from; k < to; k++) {
      max = Math.max(max, x[k]);
    }
    return max;
  }

  private static float decibel(float ratio) {
    return (float) (10 * Math.log10(ratio));
  }

  /** Least-squares slope over fixed frequencies, as one weighted sum of the levels. */
  private static final class Line {
    private final int from;
    private final float[] weights;

    Line(Frame frame, int from, int to) {
      this.from = from;
      this.weights = new float[to - from];
      double mean = (frame.binHz(from) + frame.binHz(to - 1)) / 2;
      double spread = 0;
      for (int k = from; k < to; k++) {
        spread += Math.pow(frame.binHz(k) - mean, 2);
      }
      for (int k = from; k < to; k++) {
        weights[k - from] = (float) ((frame.binHz(k) - mean) / spread);
      }
    }

    float slope(float[] level) {
      float slope = 0;
      for (int k = 0; k < weights.length; k++) {
        slope += weights[k] * level[from + k];
      }
      return slope;
    }
  }
}
