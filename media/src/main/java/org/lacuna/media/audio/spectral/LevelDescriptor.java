package org.lacuna.media.audio.spectral;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.audio.frame.Descriptor;
import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.frame.MelBank;

/**
 * How loud a frame is. {@code rms_db} is the root mean square of the 20 ms window in dB under full
 * scale (a full-scale square wave is 0 dB). {@code loudness} is the auditory loudness of eGeMAPS
 * (F. Eyben et al., "The Geneva Minimalistic Acoustic Parameter Set", IEEE TAC 7, 2016): the power
 * of 26 mel bands from 20 Hz to 8 kHz, weighted by Hermansky's equal-loudness curve (PLP, JASA 87,
 * 1990, eq. 4, without its constant), each to the power 0.33, added up. It is relative to digital
 * full scale, not to sone; twice the amplitude gives {@code 4^0.33 = 1.58} times the loudness.
 */
public final class LevelDescriptor implements Descriptor {

  private static final int BANDS = 26;
  private static final double COMPRESSION = 0.33;

  private final MelBank bank;
  private final float[] energy = new float[BANDS];

  public LevelDescriptor(Frame frame) {
    double high = Math.min(8000, frame.sampleRate() / 2.0);
    this.bank = new MelBank(frame, BANDS, 20, high, LevelDescriptor::equalLoudness);
  }

  /** Relative sensitivity of the ear at 40 dB, 1 at its highest. */
  private static double equalLoudness(double hz) {
    double w2 = Math.pow(2 * Math.PI * hz, 2);
    return (w2 + 56.8e6) * w2 * w2 / (Math.pow(w2 + 6.3e6, 2) * (w2 + 0.38e9));
  }

  @Override
  public List<Feature> features() {
    return List.of(
        new Feature("loudness", "1", "Loudness as the ear weighs it, relative to full scale."),
        new Feature("rms_db", "dB", "Level of the sound, dB below full scale."));
  }

  @Override
  public void measure(Frame frame, float[] row, int at) {
    bank.apply(frame.power(), energy);
    double sum = 0;
    for (float e : energy) {
      sum += Math.pow(e, COMPRESSION);
    }
    row[at] = (float) sum;
    row[at + 1] = (float) (10 * Math.log10(frame.meanSquare()));
  }
}
