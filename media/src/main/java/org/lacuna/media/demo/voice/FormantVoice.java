package org.lacuna.media.demo.voice;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Source-filter speech: glottal pulses and breath through a cascade of formants, noise of
 * narrowings in parallel (after D. Klatt, 1980). The pitch of voiced sound is exactly the contour
 * given. Deterministic.
 */
public final class FormantVoice {

  private static final double LEVEL_RMS = 0.1;
  private static final double PEAK = 0.89;
  private static final double NOISE = 0.26;
  private static final double[] HIGH = {4150, 4950, 6100};
  private static final double[] HIGH_WIDTH = {260, 320, 900};

  private final int rate;

  /**
   * @param rate samples a second of the output, at least 16000
   */
  public FormantVoice(int rate) {
    this.rate = rate;
  }

  /**
   * Speaks.
   *
   * @param phones the sounds in order, not overlapping
   * @param seconds length of the output
   * @param f0 pitch in hertz at a time in seconds; asked at every time
   * @param style manner of speaking at a time in seconds
   * @return samples, mono, -1 to 1, spoken parts at about -20 dBFS RMS
   */
  public float[] speak(
      List<PhoneSpan> phones,
      double seconds,
      DoubleUnaryOperator f0,
      DoubleFunction<VoiceStyle> style) {
    Tracks tracks = new Tracks(phones, seconds);
    int n = (int) Math.round(seconds * rate);
    double[] out = new double[n];
    Random random = new Random(23);
    GlottalSource glottis = new GlottalSource(rate);
    Resonator[] tract = new Resonator[6];
    for (int k = 0; k < tract.length; k++) {
      tract[k] = new Resonator(rate, false);
    }
    for (int k = 0; k < HIGH.length; k++) {
      tract[3 + k].tune(Math.min(HIGH[k], rate * 0.46), HIGH_WIDTH[k]);
    }
    Resonator nosePole = new Resonator(rate, false);
    Resonator noseZero = new Resonator(rate, true);
    nosePole.tune(270, 90);
    BandPass hiss = new BandPass(rate);
    BandPass narrower = new BandPass(rate);
    double pastBreath = 0;
    for (int i = 0; i < n; i++) {
      double t = (double) i / rate;
      VoiceStyle manner = style.apply(t);
      if (i % 24 == 0) {
        tune(tract, tracks, t);
        noseZero.tune(270 + 330 * Tracks.at(tracks.nasal, t), 90);
        double centre = Math.min(Tracks.at(tracks.noiseCentre, t), rate * 0.42);
        double width = Tracks.at(tracks.noiseWidth, t);
        hiss.tune(centre, width);
        narrower.tune(centre * 0.94, width * 1.5);
      }
      double pulse = glottis.next(f0.applyAsDouble(t), manner.openQuotient(), manner.tilt());
      double white = random.nextGaussian();
      double voiced = Tracks.at(tracks.voice, t);
      double gate = glottis.phase() < manner.openQuotient() ? 1 : 0.5;
      double aspirated =
          Tracks.at(tracks.breath, t) * 0.32 + voiced * manner.breath() * 0.06 * gate;
      double breath = white - 0.6 * pastBreath;
      pastBreath = white;
      double source = pulse * voiced + breath * aspirated * 0.6;
      double s = noseZero.next(nosePole.next(source));
      for (Resonator r : tract) {
        s = r.next(s);
      }
      double spray = random.nextGaussian() * (voiced > 0.2 ? 0.6 + 0.4 * gate : 1);
      double band = narrower.next(hiss.next(spray));
      out[i] = manner.loudness() * (s + NOISE * Tracks.at(tracks.noise, t) * band);
    }
    return level(radiate(out));
  }

  private static void tune(Resonator[] tract, Tracks tracks, double t) {
    double nasal = Tracks.at(tracks.nasal, t);
    double open = 1 + 0.5 * Math.min(1, Tracks.at(tracks.breath, t));
    double f1 = Tracks.at(tracks.formant[0], t);
    double f2 = Tracks.at(tracks.formant[1], t);
    double f3 = Math.max(Tracks.at(tracks.formant[2], t), f2 + 250);
    tract[0].tune(f1, (70 + 0.02 * f1) * open + 60 * nasal);
    tract[1].tune(f2, (80 + 0.015 * f2) * open + 80 * nasal);
    tract[2].tune(f3, (110 + 0.02 * f3) * open + 80 * nasal);
  }

  /** Takes away what lies below the voice. */
  private double[] radiate(double[] x) {
    double pole = Math.exp(-2 * Math.PI * 60 / rate);
    double past = 0;
    double y = 0;
    for (int i = 0; i < x.length; i++) {
      y = x[i] - past + pole * y;
      past = x[i];
      x[i] = y;
    }
    return x;
  }

  /** Brings the spoken parts to the usual level and rounds off the few highest peaks. */
  private static float[] level(double[] x) {
    double max = 0;
    for (double v : x) {
      max = Math.max(max, Math.abs(v));
    }
    double sum = 0;
    long count = 0;
    for (double v : x) {
      if (Math.abs(v) > 0.01 * max) {
        sum += v * v;
        count++;
      }
    }
    double gain = count == 0 ? 0 : LEVEL_RMS / Math.sqrt(sum / count);
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      double v = x[i] * gain;
      double a = Math.abs(v);
      double knee = 0.6;
      if (a > knee) {
        a = knee + (PEAK - knee) * Math.tanh((a - knee) / (PEAK - knee));
      }
      out[i] = (float) Math.copySign(a, v);
    }
    return out;
  }
}
