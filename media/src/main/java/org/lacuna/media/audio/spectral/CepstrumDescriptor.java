package org.lacuna.media.audio.spectral;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.frame.Descriptor;
import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.frame.Logs;
import org.lacuna.media.audio.frame.MelBank;

/**
 * Mel-frequency cepstral coefficients 0 to 12 after The HTK Book (5.3 to 5.6) with openSMILE's
 * eGeMAPS settings: Hamming window of 20 ms, no pre-emphasis, 26 filters from 20 Hz to 8 kHz (or
 * half the rate) on the power spectrum, natural logarithm, {@code c_i = sqrt(2 / N) sum_j m_j
 * cos(pi i (j - 0.5) / N)}, liftering with L = 22. Full scale is 1, not 32768, so c_0 is lower than
 * HTK's by a constant. Twice the amplitude adds {@code sqrt(2 N) ln 4} = 10.0 to c_0 and leaves the
 * others.
 */
public final class CepstrumDescriptor implements Descriptor {

  /** How many coefficients there are, from 0 on. */
  public static final int COEFFICIENTS = 13;

  /** Filters that they come from. */
  public static final int BANDS = 26;

  /** Lower edge of the lowest filter, Hz. */
  public static final double LOW_HZ = 20;

  /** Upper edge of the highest filter, Hz. */
  public static final double HIGH_HZ = 8000;

  private static final int LIFTER = 22;

  private final MelBank bank;
  private final float[] energy = new float[BANDS];
  private final float[][] cosine = new float[COEFFICIENTS][BANDS];

  public CepstrumDescriptor(Frame frame) {
    double rate = frame.sampleRate();
    this.bank = new MelBank(frame, BANDS, LOW_HZ, Math.min(HIGH_HZ, rate / 2), hz -> 1);
    for (int i = 0; i < COEFFICIENTS; i++) {
      double lifter = lifter(i);
      for (int j = 0; j < BANDS; j++) {
        double basis = Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * i * (j + 0.5) / BANDS);
        cosine[i][j] = (float) (lifter * basis);
      }
    }
  }

  /** The factor that coefficient i is raised by. */
  public static double lifter(int i) {
    return 1 + LIFTER / 2.0 * Math.sin(Math.PI * i / LIFTER);
  }

  @Override
  public List<Feature> features() {
    List<Feature> list = new ArrayList<>();
    list.add(new Feature("mfcc_0", "1", "Overall level of the log mel spectrum."));
    list.add(new Feature("mfcc_1", "1", "Tilt of the log mel spectrum: low against high bands."));
    for (int i = 2; i < COEFFICIENTS; i++) {
      list.add(
          new Feature(
              "mfcc_" + i, "1", "Shape of the log mel spectrum, cosine component " + i + "."));
    }
    return List.copyOf(list);
  }

  @Override
  public void measure(Frame frame, float[] row, int at) {
    bank.apply(frame.power(), energy);
    for (int j = 0; j < BANDS; j++) {
      energy[j] = Math.max(energy[j], Float.MIN_NORMAL);
    }
    Logs.natural(energy, BANDS, energy);
    for (int i = 0; i < COEFFICIENTS; i++) {
      float[] basis = cosine[i];
      float sum = 0;
      for (int j = 0; j < BANDS; j++) {
        sum += basis[j] * energy[j];
      }
      row[at + i] = sum;
    }
  }
}
