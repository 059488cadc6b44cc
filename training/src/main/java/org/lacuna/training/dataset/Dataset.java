package org.lacuna.training.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.data.Split;

/**
 * A data set as a reader found it: utterances in the file's order, each with its split, or none of
 * them with one. Every sequence of a modality has the same number of columns. Immutable.
 */
public final class Dataset {

  private final Path source;
  private final LabelSpec labels;
  private final List<Utterance> utterances;
  private final Map<Modality, List<String>> columns;
  private final List<String> notes;
  private final Map<Modality, Integer> dims;
  private final Map<Modality, FeatureSpec> made;

  private Dataset(
      Path source,
      LabelSpec labels,
      List<Utterance> utterances,
      Map<Modality, List<String>> columns,
      List<String> notes,
      Map<Modality, Integer> dims,
      Map<Modality, FeatureSpec> made) {
    this.source = source;
    this.labels = labels;
    this.utterances = utterances;
    this.columns = columns;
    this.notes = notes;
    this.dims = dims;
    this.made = made;
  }

  /**
   * Checks that the utterances fit together.
   *
   * @param source where they were read from, for messages
   * @param columns names of the feature columns, for the modalities whose file names them
   * @param notes sentences for the user about what was left out or chosen
   * @throws LacunaException of kind USAGE when there is no utterance, or two do not fit together
   */
  public static Dataset of(
      Path source,
      LabelSpec labels,
      List<Utterance> utterances,
      Map<Modality, List<String>> columns,
      List<String> notes)
      throws LacunaException {
    if (utterances.isEmpty()) {
      throw new LacunaException(
          Kind.USAGE, "The data in \"" + source + "\" hold no utterance: choose another file.");
    }
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Utterance u : utterances) {
      if (u.labels().length != labels.count()) {
        throw new LacunaException(
            Kind.USAGE,
            "The data in \"%s\" do not fit together: \"%s\" has %d labels and %d were expected."
                .formatted(source, u.id(), u.labels().length, labels.count()));
      }
      for (Map.Entry<Modality, FloatSequence> e : u.sequences().entrySet()) {
        checkDim(source, dims, u, e.getKey(), e.getValue().dim());
      }
    }
    Map<Modality, List<String>> named = new EnumMap<>(Modality.class);
    columns.forEach(
        (m, names) -> {
          if (names.size() == dims.getOrDefault(m, -1)) {
            named.put(m, List.copyOf(names));
          }
        });
    return new Dataset(
        source, labels, List.copyOf(utterances), named, List.copyOf(notes), dims, Map.of());
  }

  private static void checkDim(
      Path source, Map<Modality, Integer> dims, Utterance u, Modality m, int dim)
      throws LacunaException {
    Integer before = dims.putIfAbsent(m, dim);
    if (before != null && before != dim) {
      throw new LacunaException(
          Kind.USAGE,
          "The data in \"%s\" do not fit together: \"%s\" has %d %s columns, others have %d."
              .formatted(source, u.id(), dim, m.key(), before));
    }
  }

  /** The file or folder it was read from. */
  public Path source() {
    return source;
  }

  public LabelSpec labels() {
    return labels;
  }

  /** All utterances in the file's order. */
  public List<Utterance> utterances() {
    return utterances;
  }

  /** The utterances of one split in the file's order; none where the data have no splits. */
  public List<Utterance> utterances(Split split) {
    return utterances.stream().filter(u -> u.split().filter(s -> s == split).isPresent()).toList();
  }

  /** Whether the data say what trains and what tests; otherwise the caller divides by group. */
  public boolean hasSplits() {
    return utterances.stream().allMatch(u -> u.split().isPresent());
  }

  /** The recordings in alphabetical order; empty where the data do not tell. */
  public List<String> groups() {
    TreeSet<String> names = new TreeSet<>();
    utterances.forEach(u -> u.group().ifPresent(names::add));
    return List.copyOf(names);
  }

  /** The modalities that at least one utterance has. */
  public ModalitySet modalities() {
    return ModalitySet.of(dims.keySet());
  }

  /** Number of columns of {@code m}; empty where the data do not have it. */
  public OptionalInt dim(Modality m) {
    Integer dim = dims.get(m);
    return dim == null ? OptionalInt.empty() : OptionalInt.of(dim);
  }

  /** Names of the columns of {@code m}; empty where the file does not name them. */
  public List<String> columns(Modality m) {
    return columns.getOrDefault(m, List.of());
  }

  /** Sentences for the user: what was left out, and what was chosen where there was a choice. */
  public List<String> notes() {
    return notes;
  }

  /** The same data with each utterance replaced, for example to add embedded text or a split. */
  public Dataset map(Change change) throws LacunaException {
    List<Utterance> changed = new ArrayList<>();
    for (Utterance u : utterances) {
      changed.add(change.apply(u));
    }
    return of(source, labels, changed, columns, notes).madeBy(made);
  }

  /**
   * The same data, of which is known that this program's extractors measured them on their native
   * steps.
   *
   * @param makers the extractor of each modality of which that is so
   */
  public Dataset madeBy(Map<Modality, FeatureSpec> makers) {
    Map<Modality, FeatureSpec> copy = new EnumMap<>(Modality.class);
    copy.putAll(makers);
    return new Dataset(
        source, labels, utterances, columns, notes, dims, Collections.unmodifiableMap(copy));
  }

  /**
   * The extractor of this program that measured a modality on its native steps, with times; empty
   * where a file does not say so.
   */
  public Optional<FeatureSpec> made(Modality m) {
    return Optional.ofNullable(made.get(m));
  }

  /** A change to one utterance. */
  @FunctionalInterface
  public interface Change {
    Utterance apply(Utterance utterance) throws LacunaException;
  }

  /** The same data with the splits that {@code splitOf} gives every group or lone utterance. */
  public Dataset withSplits(Map<String, Split> splitOf) throws LacunaException {
    return map(
        u -> {
          @Nullable Split split = splitOf.get(u.group().orElse(u.id()));
          return u.with(split);
        });
  }
}
