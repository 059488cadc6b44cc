package org.lacuna.app.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the file of a clip by its name in a folder. */
final class ClipFinder {

  private static final int DEPTH = 4;
  private static final Set<String> ENDINGS =
      Set.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "flv", "mpg", "mpeg", "ts", "wmv", "wav",
          "mp3", "m4a", "flac", "ogg", "opus");

  private ClipFinder() {}

  /**
   * The file called like the clip or, where there is none, like its recording.
   *
   * @return empty where the folder has neither
   */
  static Optional<Path> find(Path folder, Answer answer) {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return among(all.filter(ClipFinder::isMedia).sorted().toList(), answer);
    } catch (IOException | java.io.UncheckedIOException e) {
      // A folder that is gone holds no clip; the user is told that none was found.
      return Optional.empty();
    }
  }

  /** The same among known files. */
  static Optional<Path> among(List<Path> media, Answer answer) {
    Optional<Path> own = called(media, answer.id());
    return own.isPresent() ? own : called(media, answer.recording());
  }

  private static boolean isMedia(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1)) && Files.isRegularFile(file);
  }

  /** Names of clips may hold the folders that they were found in. */
  private static Optional<Path> called(List<Path> media, String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return media.stream()
        .filter(f -> !last.isEmpty() && (stem(f).equals(last) || file(f).equals(last)))
        .findFirst();
  }

  private static String file(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String stem(Path path) {
    String name = file(path);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
