package org.lacuna.media.degrade;

import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;

/** Stretches with some time around each of them; what then meets is one part. */
final class Surroundings {

  private Surroundings() {}

  /** Every stretch with time before and after it, from 0 on. */
  static Stretches of(Stretches where, long beforeUs, long afterUs) {
    return new Stretches(
        where.all().stream()
            .map(s -> new Stretch(Math.max(0, s.startUs() - beforeUs), s.endUs() + afterUs))
            .toList());
  }

  /** How much of the parts lies before a moment, microseconds. */
  static long before(Stretches parts, long us) {
    long sum = 0;
    for (Stretch part : parts.all()) {
      sum += Math.max(0, Math.min(us, part.endUs()) - part.startUs());
    }
    return sum;
  }
}
