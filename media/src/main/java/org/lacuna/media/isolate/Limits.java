package org.lacuna.media.isolate;

import java.time.Duration;

/**
 * What a worker may take for one clip.
 *
 * @param start longest time until a new worker can be asked
 * @param still longest time without any sign that the work gets on
 * @param least time that even the shortest clip may take
 * @param perLength how many times its own length a clip may take, beyond {@code least}
 * @param bytes most memory that the worker's process may hold
 * @param clips a worker is replaced after so many clips
 * @param farewell how long a worker may take to give up its work before it is killed
 */
public record Limits(
    Duration start,
    Duration still,
    Duration least,
    double perLength,
    long bytes,
    int clips,
    Duration farewell) {

  /** A length that no clip has: headers can say anything. */
  private static final Duration LONGEST_CLIP = Duration.ofHours(24);

  /**
   * Generous: a minute without progress, ten minutes and thirty times the clip's length, 3 GiB (an
   * 8K video takes two).
   */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(90),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          30,
          3L << 30,
          50,
          Duration.ofSeconds(1));

  /**
   * Longest time for a clip.
   *
   * @param durationUs length by the clip's own account; 0 = it does not say
   */
  Duration total(long durationUs) {
    long longestUs = LONGEST_CLIP.toNanos() / 1000;
    long length = durationUs <= 0 ? longestUs : Math.min(durationUs, longestUs);
    return least.plusMillis((long) (length / 1000.0 * perLength));
  }
}
