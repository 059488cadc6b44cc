package org.lacuna.media.degrade;

import java.util.SplittableRandom;
import org.lacuna.media.degrade.Degradation.Colour;

/**
 * A noise, sample after sample, of a power near 1. The same seed makes the same noise. Not
 * thread-safe.
 */
final class NoiseSource {

  /** First-order low-passes one octave and a half apart, whose sum falls by 3 dB an octave. */
  private static final double[] POLES = {0.99765, 0.963, 0.57};

  private static final double[] GAINS = {0.0990460, 0.2965164, 1.0526913};
  private static final double DIRECT = 0.1848;

  /** Swells so often a second, about as often as syllables. */
  private static final double[] SWELLS_HZ = {2.3, 3.7, 5.1};

  private static final double SWELL = 0.25;

  private final Colour colour;
  private final SplittableRandom random;
  private final double[] state = new double[POLES.length];
  private final double[] phase = new double[SWELLS_HZ.length];
  private final int rate;
  private long sample;

  /**
   * @param rate samples a second
   */
  NoiseSource(Colour colour, long seed, int rate) {
    this.colour = colour;
    this.random = new SplittableRandom(seed);
    this.rate = rate;
    for (int i = 0; i < phase.length; i++) {
      phase[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  /** The next sample. */
  double next() {
    double white = random.nextGaussian();
    if (colour == Colour.WHITE) {
      return white;
    }
    double pink = DIRECT * white;
    for (int i = 0; i < POLES.length; i++) {
      state[i] = POLES[i] * state[i] + GAINS[i] * white;
      pink += state[i];
    }
    double swell = 1;
    double seconds = (double) sample++ / rate;
    for (int i = 0; i < phase.length; i++) {
      swell += SWELL * Math.sin(2 * Math.PI * SWELLS_HZ[i] * seconds + phase[i]);
    }
    return pink * swell;
  }
}
