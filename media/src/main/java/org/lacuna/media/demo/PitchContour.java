package org.lacuna.media.demo;

import java.util.List;

/**
 * Pitch of a sentence: a level that declines, an accent on each stressed vowel, a last movement and
 * a slow flutter, all in semitones over the base.
 *
 * @param base hertz
 * @param start seconds
 * @param end seconds
 * @param decline semitones lost from start to end
 * @param last semitones gained over the last 0.35 s (negative falls)
 * @param width length of an accent (standard deviation), seconds
 * @param accents the accents
 */
public record PitchContour(
    double base,
    double start,
    double end,
    double decline,
    double last,
    double width,
    List<Accent> accents) {

  public PitchContour {
    accents = List.copyOf(accents);
  }

  /**
   * A bump of the pitch.
   *
   * @param time seconds
   * @param height semitones
   */
  public record Accent(double time, double height) {}

  /** Pitch at a time in seconds, hertz; defined at every time, voiced or not. */
  public double at(double time) {
    double u = Math.min(1, Math.max(0, (time - start) / (end - start)));
    double semitones = decline * (0.5 - u);
    for (Accent a : accents) {
      double d = (time - a.time()) / width;
      semitones += a.height() * Math.exp(-0.5 * d * d);
    }
    double tail = Math.min(1, Math.max(0, (time - (end - 0.35)) / 0.35));
    semitones += last * tail * tail;
    // Klatt's flutter: three slow sines, some tenths of a semitone
    semitones +=
        0.07
            * (Math.sin(2 * Math.PI * 12.7 * time)
                + Math.sin(2 * Math.PI * 7.1 * time)
                + Math.sin(2 * Math.PI * 4.7 * time));
    return base * Math.pow(2, semitones / 12);
  }
}
