package org.lacuna.media.demo.voice;

import java.util.Arrays;
import java.util.List;

/**
 * What the synthesiser does over time, one value a millisecond: formants, levels of voice, breath
 * and noise. Made from the sequence of sounds by smoothing their targets (coarticulation).
 */
final class Tracks {

  static final double STEP = 0.001;

  final double[][] formant = new double[3][];
  final double[] voice;
  final double[] breath;
  final double[] noise;
  final double[] noiseCentre;
  final double[] noiseWidth;
  final double[] nasal;

  Tracks(List<PhoneSpan> phones, double seconds) {
    int n = (int) Math.ceil(seconds / STEP) + 1;
    for (int k = 0; k < 3; k++) {
      formant[k] = new double[n];
    }
    voice = new double[n];
    breath = new double[n];
    noise = new double[n];
    noiseCentre = new double[n];
    noiseWidth = new double[n];
    nasal = new double[n];
    Arrays.fill(noiseCentre, 4000);
    Arrays.fill(noiseWidth, 2000);
    for (int p = 0; p < phones.size(); p++) {
      place(phones, p);
    }
    fillGaps();
    for (int k = 0; k < 3; k++) {
      smooth(formant[k], 20);
    }
    smooth(voice, 9);
    smooth(breath, 9);
    smooth(noise, 4);
    smooth(nasal, 9);
  }

  private void place(List<PhoneSpan> phones, int index) {
    PhoneSpan span = phones.get(index);
    Phone phone = span.phone();
    double stress = 1 + 0.12 * span.stress();
    int from = (int) Math.round(span.start() / STEP);
    int to = Math.min(voice.length, (int) Math.round(span.end() / STEP));
    for (int i = from; i < to; i++) {
      double part = span.part(i * STEP);
      if (phone.hasFormants()) {
        for (int k = 0; k < 3; k++) {
          formant[k][i] = phone.formant(k, part);
        }
      }
      noiseCentre[i] = phone.noise().centre();
      noiseWidth[i] = phone.noise().width();
      switch (phone.kind()) {
        case VOWEL -> voice[i] = stress;
        case GLIDE -> voice[i] = 0.72;
        case NASAL -> {
          voice[i] = 0.55;
          nasal[i] = 1;
        }
        case ASPIRATE -> breath[i] = 0.7;
        case FRICATIVE -> noise[i] = phone.noise().level();
        case VOICED_FRICATIVE -> {
          voice[i] = 0.36;
          noise[i] = phone.noise().level();
        }
        case VOICED_STOP -> voice[i] = 0.16;
        case STOP, AFFRICATE, SILENCE -> voice[i] = 0;
      }
    }
    switch (phone.kind()) {
      case STOP -> burst(span, 0.45, vowelFollows(phones, index) ? 0.62 : 0.25);
      case VOICED_STOP -> burst(span, 0.75, 0);
      case AFFRICATE -> {
        for (int i = from + (to - from) * 2 / 5; i < to; i++) {
          noise[i] = phone.noise().level();
        }
      }
      case VOWEL, GLIDE, NASAL, ASPIRATE, FRICATIVE, VOICED_FRICATIVE, SILENCE -> {
        // no closure, hence no burst
      }
    }
  }

  private static boolean vowelFollows(List<PhoneSpan> phones, int index) {
    return index + 1 < phones.size() && phones.get(index + 1).phone().voiced();
  }

  /** Closure for the first {@code closed} part of the stop, then a burst, then breath. */
  private void burst(PhoneSpan span, double closed, double aspiration) {
    int release = (int) Math.round((span.start() + (span.end() - span.start()) * closed) / STEP);
    int to = Math.min(noise.length, (int) Math.round(span.end() / STEP));
    for (int i = release; i < to; i++) {
      double age = (i - release) * STEP;
      noise[i] = 1.6 * span.phone().noise().level() * Math.exp(-age / 0.011);
      breath[i] = Math.max(breath[i], aspiration * Math.min(1, age / 0.008));
    }
  }

  /** Sounds without formants of their own lead from one neighbour to the next. */
  private void fillGaps() {
    double[] neutral = {560, 1600, 2750};
    for (int k = 0; k < 3; k++) {
      double[] f = formant[k];
      int i = 0;
      while (i < f.length) {
        if (f[i] > 0) {
          i++;
          continue;
        }
        int end = i;
        while (end < f.length && f[end] == 0) {
          end++;
        }
        double before = i > 0 ? f[i - 1] : end < f.length ? f[end] : neutral[k];
        double after = end < f.length ? f[end] : before;
        // breath takes the shape of what follows
        double lead = 0.35;
        for (int j = i; j < end; j++) {
          double t = Math.min(1, (j - i + 1.0) / ((end - i) * lead + 1));
          f[j] = before + (after - before) * t;
        }
        i = end;
      }
    }
  }

  /** Gaussian smoothing, standard deviation in steps. */
  private static void smooth(double[] a, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      kernel[k + reach] = Math.exp(-0.5 * k * k / (sigma * sigma));
      sum += kernel[k + reach];
    }
    double[] in = a.clone();
    for (int i = 0; i < a.length; i++) {
      double v = 0;
      for (int k = -reach; k <= reach; k++) {
        v += kernel[k + reach] * in[Math.max(0, Math.min(a.length - 1, i + k))];
      }
      a[i] = v / sum;
    }
  }

  /** Value of a track between its steps. */
  static double at(double[] track, double seconds) {
    double x = seconds / STEP;
    int i = Math.min(track.length - 2, (int) x);
    return track[i] + (track[i + 1] - track[i]) * Math.min(1, x - i);
  }
}
