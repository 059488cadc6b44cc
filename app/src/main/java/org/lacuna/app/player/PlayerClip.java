package org.lacuna.app.player;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.extract.Faces;

/**
 * What the player shows.
 *
 * @param file the clip
 * @param durationUs length in microseconds when it is known already, 0 otherwise
 * @param faces drawn over the picture, empty when none was analysed
 * @param words of the transcript by start time, empty without one
 */
public record PlayerClip(Path file, long durationUs, Optional<Faces> faces, List<TimedWord> words) {
  public PlayerClip {
    words = List.copyOf(words);
  }

  /** A clip of which nothing is known but where it lies. */
  public static PlayerClip of(Path file) {
    return new PlayerClip(file, 0, Optional.empty(), List.of());
  }
}
