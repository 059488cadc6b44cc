package org.lacuna.app.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** A corpus of acted emotions whose file names say who speaks and what is acted. */
public enum ProbeCorpus {

  /** Berlin database of emotional speech: speaker = characters 1-2, emotion = character 6. */
  EMODB(
      "emodb",
      "EmoDB",
      Map.of(
          "W", "anger",
          "L", "boredom",
          "E", "disgust",
          "A", "fear",
          "F", "happiness",
          "T", "sadness",
          "N", "neutral")) {
    @Override
    Optional<Recording> recording(Path file, String name) {
      return name.length() < 6
          ? Optional.empty()
          : of(file, name.substring(0, 2), name.substring(5, 6));
    }
  },

  /** RAVDESS speech: seven numbers, emotion = the third, actor = the seventh. */
  RAVDESS(
      "ravdess",
      "RAVDESS",
      Map.of(
          "01", "neutral",
          "02", "calm",
          "03", "happy",
          "04", "sad",
          "05", "angry",
          "06", "fearful",
          "07", "disgust",
          "08", "surprised")) {
    @Override
    Optional<Recording> recording(Path file, String name) {
      String[] parts = name.split("-", -1);
      return parts.length != 7 ? Optional.empty() : of(file, parts[6], parts[2]);
    }
  };

  private final String folder;
  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of: it cannot change
  private final Map<String, String> emotions;

  ProbeCorpus(String folder, String title, Map<String, String> emotions) {
    this.folder = folder;
    this.title = title;
    this.emotions = emotions;
  }

  /** Name as its authors write it. */
  public String title() {
    return title;
  }

  /** Name in file names and options. */
  public String key() {
    return folder;
  }

  /** Number of emotions. */
  public int emotions() {
    return emotions.size();
  }

  abstract Optional<Recording> recording(Path file, String name);

  Optional<Recording> of(Path file, String speaker, String code) {
    return Optional.ofNullable(emotions.get(code)).map(e -> new Recording(file, speaker, e));
  }

  /**
   * The recordings below {@code speech/<corpus>} of the data folder, in order of their names.
   *
   * @throws LacunaException of kind USAGE when there are none, or of one speaker only
   */
  public List<Recording> list(Path data) throws LacunaException {
    Path root = data.resolve("speech").resolve(folder);
    List<Recording> found;
    try (Stream<Path> files = Files.walk(root)) {
      found = files.filter(Files::isRegularFile).sorted().flatMap(f -> parse(f).stream()).toList();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + root + "\" cannot be read; name the data folder with --data.", e);
    }
    if (found.stream().map(Recording::speaker).distinct().count() < 2) {
      throw new LacunaException(
          Kind.USAGE, "\"" + root + "\" has no recordings of " + title + " by several speakers.");
    }
    return found;
  }

  private Optional<Recording> parse(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : recording(file, name.substring(0, dot));
  }
}
