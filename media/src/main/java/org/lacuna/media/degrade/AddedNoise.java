package org.lacuna.media.degrade;

import org.lacuna.inference.drop.Stretch;
import org.lacuna.media.degrade.Degradation.Noise;

/**
 * One noise over one stretch: first it hears the sound and its own noise to set its gain, then it
 * is added. Both times it counts the same samples. Not thread-safe.
 */
final class AddedNoise {

  private final Stretch stretch;
  private final Noise how;
  private final int rate;
  private NoiseSource source;
  private double signal;
  private double noise;

  AddedNoise(Stretch stretch, Noise how, int rate) {
    this.stretch = stretch;
    this.how = how;
    this.rate = rate;
    this.source = new NoiseSource(how.colour(), how.seed(), rate);
  }

  /** Hears a sample of the untouched sound. */
  void hear(long us, float sample) {
    if (stretch.contains(us)) {
      double n = source.next();
      noise += n * n;
      signal += (double) sample * sample;
    }
  }

  /** Whether there was any sound to set the noise against. */
  boolean heardAnything() {
    return signal > 0 && noise > 0;
  }

  /** Starts to add; after all samples were heard. */
  void rewind() {
    source = new NoiseSource(how.colour(), how.seed(), rate);
  }

  /** What is added to a sample. */
  float at(long us) {
    return stretch.contains(us) ? (float) (gain() * source.next()) : 0f;
  }

  private double gain() {
    return Math.sqrt(signal / noise / Math.pow(10, how.snrDb() / 10));
  }

  Stretch stretch() {
    return stretch;
  }
}
