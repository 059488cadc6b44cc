package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lacuna.media.text.TranscriptReaders;

/**
 * Tells whether a clip or its transcript has changed: size and time of change of the media file and
 * of every file that could be its transcript. Each folder is listed once. Thread-safe.
 */
final class SourceState {

  private final Set<String> endings =
      TranscriptReaders.standard().extensions().stream()
          .map(e -> e.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  /** Names of possible transcripts, by folder. */
  private final Map<Path, NavigableSet<String>> listed = new HashMap<>();

  /**
   * The state as a text that changes with it.
   *
   * @param named the transcript that the run names for this clip
   */
  String of(ExportItem item, Optional<Path> named) throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(part(item.file()));
    Path folder = item.file().toAbsolutePath().getParent();
    if (named.isPresent()) {
      parts.add(part(named.get()));
    } else if (folder != null) {
      String prefix = item.stem() + ".";
      for (String name : transcripts(folder).tailSet(prefix)) {
        if (!name.startsWith(prefix)) {
          break;
        }
        parts.add(part(folder.resolve(name)));
      }
    }
    return String.join("; ", parts);
  }

  private synchronized NavigableSet<String> transcripts(Path folder) throws IOException {
    NavigableSet<String> known = listed.get(folder);
    if (known == null) {
      known = new TreeSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName());
          String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
          if (endings.contains(ending)) {
            known.add(name);
          }
        }
      }
      listed.put(folder, known);
    }
    return known;
  }

  private static String part(Path file) throws IOException {
    return file.getFileName()
        + " "
        + Files.size(file)
        + " "
        + Files.getLastModifiedTime(file).toMillis();
  }
}
