package org.lacuna.training.dataset.hdf5;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.FloatSequence.Values;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Padding;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.Utterance;

/**
 * ICT-MMMO and POM as MFN's repository (Zadeh et al., AAAI 2018) lays them out: a folder with
 * {@code y_SPLIT.h5}, {@code audio_SPLIT.h5}, {@code video_SPLIT.h5} and {@code text_SPLIT_emb.h5},
 * each one array under {@code d1}, {@code (N, T, D)} and {@code (N)} or {@code (N, K)}. Nothing
 * names an utterance or its recording.
 *
 * <p>All are word-aligned and filled with zeros at both ends. Of audio and text the all-zero rows
 * at the ends are not observed. Of video no all-zero row is: these are the words during which no
 * face was found, and in POM most of them. A modality whose file is missing for a split is absent
 * there (MMMO has text for valid and test only).
 */
public final class SplitArraysReader implements DatasetReader {

  private static final String KEY = "d1";
  private static final Map<Modality, String> NAMES =
      Map.of(
          Modality.VISION, "video_%s.h5",
          Modality.AUDIO, "audio_%s.h5",
          Modality.LANGUAGE, "text_%s_emb.h5");

  @Override
  public boolean canRead(Path path) {
    for (Split split : Split.values()) {
      if (Hdf5.isHdf5(path.resolve("y_" + split.key() + ".h5"))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Dataset read(Path folder) throws LacunaException {
    List<Utterance> utterances = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int labels = 0;
    for (Split split : Split.values()) {
      Path file = folder.resolve("y_" + split.key() + ".h5");
      if (Files.exists(file)) {
        Hdf5.Numbers y = array(file);
        labels = labelCount(file, y);
        add(utterances, notes, folder, split, y);
      }
    }
    return Dataset.of(folder, LabelSpec.scores(labels), utterances, Map.of(), notes);
  }

  private static int labelCount(Path file, Hdf5.Numbers y) throws LacunaException {
    int axes = y.shape().length;
    if (y.values().length == 0 || axes < 1 || axes > 2) {
      throw Problems.unfit(file, "the labels have " + axes + " axes, 1 or 2 were expected");
    }
    return y.values().length / y.shape()[0];
  }

  private static void add(
      List<Utterance> utterances, List<String> notes, Path folder, Split split, Hdf5.Numbers y)
      throws LacunaException {
    int count = y.shape()[0];
    int labels = y.values().length / count;
    Map<Modality, Hdf5.Numbers> arrays = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      Path file = folder.resolve(NAMES.getOrDefault(m, "").formatted(split.key()));
      if (!Files.exists(file)) {
        notes.add("There is no %s for the %s split.".formatted(m.key(), split.key()));
        continue;
      }
      Hdf5.Numbers array = array(file);
      if (array.shape().length != 3 || array.shape()[0] != count || array.values().length == 0) {
        throw Problems.unfit(file, "it has no array of %d sequences, one a label".formatted(count));
      }
      arrays.put(m, array);
    }
    for (int i = 0; i < count; i++) {
      float[] label = new float[labels];
      System.arraycopy(y.values(), i * labels, label, 0, labels);
      Map<Modality, FloatSequence> sequences = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, Hdf5.Numbers> e : arrays.entrySet()) {
        sequences.put(e.getKey(), sequence(e.getKey(), e.getValue(), i));
      }
      @Nullable String unknown = null;
      utterances.add(
          new Utterance(Ids.numbered(split, i), unknown, split, label, unknown, sequences));
    }
  }

  private static FloatSequence sequence(Modality m, Hdf5.Numbers array, int i) {
    int steps = array.shape()[1];
    int dim = array.shape()[2];
    float[] data = array.values();
    int from = i * steps * dim;
    Values values = (t, d) -> data[from + t * dim + d];
    Padding padding = m == Modality.VISION ? Padding.ZERO_ROWS : Padding.ZERO_EDGES;
    return FloatSequence.of(steps, dim, values, padding.observed(steps, dim, values));
  }

  private static Hdf5.Numbers array(Path file) throws LacunaException {
    try (Hdf5 open = Hdf5.open(file)) {
      Optional<Hdf5.Numbers> found = open.numbers(KEY);
      if (found.isPresent()) {
        return found.get();
      }
      throw Problems.unknown(file, open.children(""), "one array \"" + KEY + "\"");
    }
  }

  @Override
  public String expects() {
    return "a folder with y_train.h5, audio_train.h5, video_train.h5 (MMMO, POM)";
  }
}
