package org.lacuna.training.dataset.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.Utterance;

/** Puts the columns of the splits together, checking that they are equally long. One file each. */
final class Assembly {

  /** One modality's sequences and the rule by which their steps are observed. */
  record Source(Rows rows, Rows.Rule rule) {}

  /**
   * Who an utterance is.
   *
   * @param id its name
   * @param stem the part of the name that may tell the recording
   */
  record Name(String id, String stem) {}

  /**
   * One split.
   *
   * @param names null where the file names nobody
   * @param texts null where the file has no text
   */
  record Part(
      Split split,
      Labels labels,
      Map<Modality, Source> sources,
      @Nullable List<Name> names,
      @Nullable List<String> texts) {}

  private Assembly() {}

  static Dataset dataset(
      Path file, List<Part> parts, Map<Modality, List<String>> columns, List<String> notes)
      throws LacunaException {
    List<String> stems = new ArrayList<>();
    for (Part part : parts) {
      if (part.names != null) {
        part.names.forEach(n -> stems.add(n.stem));
      }
    }
    Map<String, String> recordings = Ids.recordings(stems);
    List<Utterance> utterances = new ArrayList<>();
    LabelSpec spec = LabelSpec.sentiment();
    for (Part part : parts) {
      check(file, part);
      if (!part.labels.rows().isEmpty()) {
        spec = part.labels.spec();
      }
      for (int i = 0; i < part.labels.rows().size(); i++) {
        utterances.add(utterance(part, i, recordings));
      }
    }
    return Dataset.of(file, spec, utterances, columns, notes);
  }

  private static void check(Path file, Part part) throws LacunaException {
    int count = part.labels.rows().size();
    for (Map.Entry<Modality, Source> e : part.sources.entrySet()) {
      same(file, part.split, e.getKey().key() + " sequences", e.getValue().rows.count(), count);
    }
    if (part.names != null) {
      same(file, part.split, "names", part.names.size(), count);
    }
    if (part.texts != null) {
      same(file, part.split, "texts", part.texts.size(), count);
    }
  }

  private static void same(Path file, Split split, String what, int has, int labels)
      throws LacunaException {
    if (has != labels) {
      throw Problems.unfit(
          file, "the %s split has %d %s and %d labels".formatted(split.key(), has, what, labels));
    }
  }

  private static Utterance utterance(Part part, int i, Map<String, String> recordings)
      throws LacunaException {
    Map<Modality, FloatSequence> sequences = new EnumMap<>(Modality.class);
    for (Map.Entry<Modality, Source> e : part.sources.entrySet()) {
      sequences.put(e.getKey(), e.getValue().rows.sequence(i, e.getValue().rule));
    }
    Name name = part.names == null ? null : part.names.get(i);
    return new Utterance(
        name == null ? Ids.numbered(part.split, i) : name.id,
        name == null ? null : recordings.get(name.stem),
        part.split,
        part.labels.rows().get(i),
        part.texts == null ? null : part.texts.get(i),
        sequences);
  }
}
