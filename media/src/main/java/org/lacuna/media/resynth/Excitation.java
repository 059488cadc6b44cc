package org.lacuna.media.resynth;

/**
 * The sound of a voice before the mouth shapes it: harmonics of equal strength and white noise,
 * together of power 1 up to a highest frequency. Sample after sample; the noise of a sample is
 * always the same. Not thread-safe.
 */
final class Excitation {

  private static final double TURN = 2 * Math.PI;

  private final int rate;
  private final double topHz;
  private final double noiseScale;
  private long sample;
  private double phase;
  private double periodic;
  private double hz;

  /**
   * @param topHz no harmonic is higher
   */
  Excitation(int rate, double topHz) {
    this.rate = rate;
    this.topHz = topHz;
    // White noise spreads over half the rate; a uniform number has a variance of 1/3.
    this.noiseScale = Math.sqrt(3 * rate / 2.0 / topHz);
  }

  /** Starts anew at that sample. */
  void restart(long firstSample) {
    sample = firstSample;
    phase = 0;
    periodic = 0;
    hz = 0;
  }

  /**
   * What the next samples are like.
   *
   * @param share of the power that is periodic, 0 to 1
   * @param pitchHz pitch; means nothing where the share is 0
   */
  void aim(double share, double pitchHz) {
    periodic = share;
    hz = share > 0 ? pitchHz : 0;
  }

  /** The next sample. */
  float next() {
    double value = Math.sqrt(1 - periodic) * noiseScale * noise(sample++);
    if (periodic > 0) {
      phase += TURN * hz / rate;
      if (phase > Math.PI) {
        phase -= TURN;
      }
      int count = harmonics(hz, topHz);
      value += Math.sqrt(periodic * 2 / count) * cosines(phase, count);
    }
    return (float) value;
  }

  /** How many harmonics of a pitch there are up to a frequency, at least one. */
  static int harmonics(double pitchHz, double topHz) {
    return Math.max(1, (int) (topHz / pitchHz));
  }

  /** {@code sum_(k = 1)^count cos(k phase)}, by Dirichlet's kernel. */
  private static double cosines(double phase, int count) {
    double half = Math.sin(phase / 2);
    return Math.abs(half) < 1e-6 ? count : Math.sin((count + 0.5) * phase) / (2 * half) - 0.5;
  }

  /** An even spread of numbers from -1 to 1, by the number of the sample (SplitMix64). */
  private static double noise(long index) {
    long z = (index + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (z >> 11) * 0x1.0p-52;
  }
}
