package org.lacuna.inference.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lacuna.inference.signal.Modality;

/** Ready-made ways of losing parts of a clip. The same seed loses the same. */
public final class DropPresets {

  /** Length of the pieces that random dropping takes, microseconds. */
  static final long PIECE_US = 1_000_000;

  private static final double MILLION = 1e6;

  private DropPresets() {}

  /**
   * Every second of every modality is lost with the same probability, each for itself.
   *
   * @param durationUs length of the clip
   * @param rate 0 to 1
   */
  public static Drops random(long durationUs, double rate, long seed) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate " + rate);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Drops drops = Drops.none();
    for (Modality m : Modality.values()) {
      List<Stretch> lost = new ArrayList<>();
      for (long us = 0; us < durationUs; us += PIECE_US) {
        if (random.nextDouble() < rate) {
          lost.add(new Stretch(us, Math.min(durationUs, us + PIECE_US)));
        }
      }
      drops = drops.withParts(m, new Stretches(lost));
    }
    return drops;
  }

  /**
   * A bad call: the sound drops out for a fifth of a second to a second and a half, on average
   * every four seconds, and takes the words with it; the picture freezes for half a second to four
   * seconds, on average every nine.
   */
  public static Drops badCall(long durationUs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Stretches sound = gaps(durationUs, random, 4, 0.2, 1.5);
    Stretches picture = gaps(durationUs, random, 9, 0.5, 4);
    return Drops.none()
        .withParts(Modality.AUDIO, sound)
        .withParts(Modality.LANGUAGE, sound)
        .withParts(Modality.VISION, picture);
  }

  /** Gaps at moments without memory, whose lengths are even between two limits; in seconds. */
  private static Stretches gaps(
      long durationUs, SplittableRandom random, double every, double shortest, double longest) {
    List<Stretch> gaps = new ArrayList<>();
    double end = durationUs / MILLION;
    double at = -every * Math.log(1 - random.nextDouble());
    while (at < end) {
      double length = shortest + (longest - shortest) * random.nextDouble();
      long from = Math.round(at * MILLION);
      long to = Math.min(durationUs, from + Math.round(length * MILLION));
      if (to > from) {
        gaps.add(new Stretch(from, to));
      }
      at += length - every * Math.log(1 - random.nextDouble());
    }
    return new Stretches(gaps);
  }
}
