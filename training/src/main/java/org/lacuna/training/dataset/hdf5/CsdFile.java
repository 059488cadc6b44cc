package org.lacuna.training.dataset.hdf5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Problems;

/**
 * One computational sequence of CMU-MultimodalSDK: {@code /ROOT/data/VIDEO/features} and {@code
 * intervals} (seconds), {@code /ROOT/metadata}. Not thread-safe; closing closes the file.
 */
final class CsdFile implements AutoCloseable {

  private static final double MICROSECONDS = 1e6;

  /** What a sequence is about, judged by its name and by whether it holds texts. */
  enum Role {
    LABELS,
    WORDS,
    VISION,
    AUDIO,
    LANGUAGE,
    OTHER;

    /** The modality; empty for labels, words and what is of no use. */
    Optional<Modality> modality() {
      return switch (this) {
        case VISION -> Optional.of(Modality.VISION);
        case AUDIO -> Optional.of(Modality.AUDIO);
        case LANGUAGE -> Optional.of(Modality.LANGUAGE);
        default -> Optional.empty();
      };
    }
  }

  private final Hdf5 file;
  private final String root;
  private final Set<String> videos;
  private final Role role;

  private CsdFile(Hdf5 file, String root, List<String> videos, Role role) {
    this.file = file;
    this.root = root;
    this.videos = new LinkedHashSet<>(videos);
    this.role = role;
  }

  @SuppressWarnings("MustBeClosedChecker")
  static CsdFile open(Path path) throws LacunaException {
    Hdf5 file = Hdf5.open(path);
    try {
      List<String> roots = file.children("");
      for (String root : roots) {
        List<String> videos = file.children(root + "/data");
        if (!videos.isEmpty()) {
          return new CsdFile(file, root, videos, role(file, root, videos.get(0)));
        }
      }
      throw Problems.unknown(path, roots, "a group with \"data\" and one entry a video below it");
    } catch (LacunaException e) {
      file.close();
      throw e;
    }
  }

  private static Role role(Hdf5 file, String root, String video) throws LacunaException {
    Path last = file.path().getFileName();
    String name = (root + " " + (last == null ? "" : last)).toLowerCase(Locale.ROOT);
    boolean texts = file.texts(root + "/data/" + video + "/features").isPresent();
    if (hasAny(name, "label", "opinion")) {
      return Role.LABELS;
    }
    if (texts) {
      return hasAny(name, "phone") ? Role.OTHER : Role.WORDS;
    }
    if (hasAny(name, "covarep", "opensmile", "acoustic", "audio", "mfcc")) {
      return Role.AUDIO;
    }
    if (hasAny(name, "facet", "openface", "visual", "vision", "video")) {
      return Role.VISION;
    }
    return hasAny(name, "vector", "glove", "bert", "embedding", "text", "language")
        ? Role.LANGUAGE
        : Role.OTHER;
  }

  private static boolean hasAny(String name, String... words) {
    for (String word : words) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }

  Path path() {
    return file.path();
  }

  Role role() {
    return role;
  }

  /** Names of the videos, in the file's order. */
  List<String> videos() {
    return List.copyOf(videos);
  }

  boolean has(String video) {
    return videos.contains(video);
  }

  /** The rows of one video. */
  Sequences.Track track(String video) throws LacunaException {
    Hdf5.Numbers features =
        file.numbers(at(video) + "features").orElseThrow(() -> without(video, "features"));
    double[] spans = spans(video);
    int rows = spans.length / 2;
    int[] shape = features.shape();
    if (shape.length < 1 || shape.length > 2 || shape[0] != rows) {
      throw mismatch(video);
    }
    int dim = rows == 0 ? 0 : features.values().length / rows;
    return new Sequences.Track(dim, features.values(), times(spans, 0), times(spans, 1));
  }

  /** The words of one video. */
  Sequences.Words words(String video) throws LacunaException {
    List<String> texts =
        file.texts(at(video) + "features").orElseThrow(() -> without(video, "features"));
    double[] spans = spans(video);
    if (texts.size() != spans.length / 2) {
      throw mismatch(video);
    }
    return new Sequences.Words(texts, times(spans, 0), times(spans, 1));
  }

  /** Names of the columns, where the metadata give as many as there are; empty otherwise. */
  List<String> columns() throws LacunaException {
    List<String> names = new ArrayList<>();
    for (String key : List.of("dimension names", "dimension_names")) {
      Optional<List<String>> json = file.texts(root + "/metadata/" + key);
      if (json.isPresent() && json.get().size() == 1) {
        try {
          JsonNode parsed = new ObjectMapper().readTree(json.get().get(0));
          parsed.forEach(n -> names.add(n.asText()));
        } catch (JsonProcessingException e) {
          return List.of(); // names are a convenience: without them the columns are numbered
        }
      }
    }
    return names;
  }

  private double[] spans(String video) throws LacunaException {
    double[] spans =
        file.doubles(at(video) + "intervals").orElseThrow(() -> without(video, "intervals"));
    if (spans.length % 2 != 0) {
      throw mismatch(video);
    }
    return spans;
  }

  private static long[] times(double[] spans, int which) {
    long[] times = new long[spans.length / 2];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.round(spans[2 * i + which] * MICROSECONDS);
    }
    return times;
  }

  private String at(String video) {
    return root + "/data/" + video + "/";
  }

  private LacunaException without(String video, String what) {
    return Problems.unfit(
        path(), "\"%s\" has no %s that can be read".formatted(Problems.printable(video), what));
  }

  private LacunaException mismatch(String video) {
    return Problems.unfit(
        path(), "\"%s\" has not one interval for every row".formatted(Problems.printable(video)));
  }

  @Override
  public void close() {
    file.close();
  }
}
