package org.lacuna.media.degrade;

import org.lacuna.inference.signal.Modality;

/** One way of making a stretch of a clip worse. Immutable; the same one always does the same. */
public sealed interface Degradation {

  /** What it is done to. */
  Modality modality();

  /** Which frequencies and moments a noise is strong at. */
  enum Colour {
    /** All frequencies alike, steady: a bad line. */
    WHITE,
    /** Low frequencies stronger (1/f), swelling like a room full of voices. */
    BABBLE
  }

  /**
   * Noise that is added to the sound.
   *
   * @param snrDb mean square of the sound over that of the noise, over the stretch, dB, -40 to 80
   * @param seed another one makes another noise
   */
  record Noise(Colour colour, double snrDb, long seed) implements Degradation {
    public Noise {
      if (!(snrDb >= -40 && snrDb <= 80)) {
        throw new IllegalArgumentException("signal to noise ratio " + snrDb);
      }
    }

    @Override
    public Modality modality() {
      return Modality.AUDIO;
    }
  }

  /**
   * A picture out of focus.
   *
   * @param sigma of the bell-shaped blur, pixels of the upright picture, above 0 to 100
   */
  record Blur(double sigma) implements Degradation {
    public Blur {
      if (!(sigma > 0 && sigma <= 100)) {
        throw new IllegalArgumentException("sigma " + sigma);
      }
    }

    @Override
    public Modality modality() {
      return Modality.VISION;
    }
  }

  /**
   * A picture with less light.
   *
   * @param gain factor of every pixel's value, 0 to 1; 1 changes nothing
   */
  record Darken(double gain) implements Degradation {
    public Darken {
      if (!(gain >= 0 && gain <= 1)) {
        throw new IllegalArgumentException("gain " + gain);
      }
    }

    @Override
    public Modality modality() {
      return Modality.VISION;
    }
  }

  /**
   * The words of the stretch in another order; the times stay.
   *
   * @param seed another one makes another order
   */
  record Shuffle(long seed) implements Degradation {
    @Override
    public Modality modality() {
      return Modality.LANGUAGE;
    }
  }

  /**
   * Other words in place of those of the stretch.
   *
   * @param text parted by white space; not blank
   */
  record Replace(String text) implements Degradation {
    public Replace {
      if (text.isBlank()) {
        throw new IllegalArgumentException("no words");
      }
    }

    @Override
    public Modality modality() {
      return Modality.LANGUAGE;
    }
  }
}
