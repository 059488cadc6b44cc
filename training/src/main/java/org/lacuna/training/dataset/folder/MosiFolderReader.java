package org.lacuna.training.dataset.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.csv.Csv;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.Utterance;

/**
 * CMU-MOSI as a folder of tables: {@code utterances.csv} (id, split_standard, split_bclstm,
 * sentiment, transcript) and one feature vector an utterance in {@code features_audio.csv.gz},
 * {@code features_text.csv.gz}, {@code features_video.csv.gz}.
 *
 * <p>The text and video vectors come from networks that were trained on the training part of
 * another split ({@code split_bclstm}), so there are two honest readings, and no other is offered:
 *
 * <ul>
 *   <li>{@code S}, the usual one: the standard split, transcripts and audio vectors.
 *   <li>{@code G}: only the utterances that those networks never saw, all three vectors, no splits;
 *       the caller divides them by video.
 * </ul>
 *
 * <p>A vector is one observed step; missing cells are missing values.
 */
public final class MosiFolderReader implements DatasetReader {

  private static final String STANDARD = "S";
  private static final String UNSEEN = "G";
  private static final String TABLE = "utterances.csv";

  @Override
  public boolean canRead(Path path) {
    return Files.isRegularFile(path.resolve(TABLE));
  }

  @Override
  public Dataset read(Path path) throws LacunaException {
    return read(path, STANDARD);
  }

  @Override
  public Dataset read(Path path, String variant) throws LacunaException {
    if (variant.isEmpty() || variant.equalsIgnoreCase(STANDARD)) {
      return read(
          path,
          false,
          Map.of(Modality.AUDIO, "features_audio"),
          "The text and video vectors are left out: they have seen this split's test part.");
    }
    if (!variant.equalsIgnoreCase(UNSEEN)) {
      throw Problems.unknownVariant(path, variant, List.of(STANDARD, UNSEEN));
    }
    return read(
        path,
        true,
        Map.of(
            Modality.VISION, "features_video",
            Modality.AUDIO, "features_audio",
            Modality.LANGUAGE, "features_text"),
        "Only utterances that the text and video networks were not trained on; divide by video.");
  }

  private static Dataset read(
      Path folder, boolean unseenOnly, Map<Modality, String> files, String note)
      throws LacunaException {
    Map<Modality, FeatureTable> tables = new EnumMap<>(Modality.class);
    Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
    List<String> notes = new ArrayList<>(List.of(note));
    for (Map.Entry<Modality, String> e : new EnumMap<>(files).entrySet()) {
      Optional<Path> file = file(folder, e.getValue());
      if (file.isEmpty()) {
        notes.add("There is no %s: \"%s\" is not there.".formatted(e.getKey().key(), e.getValue()));
        continue;
      }
      FeatureTable table = FeatureTable.read(file.get());
      tables.put(e.getKey(), table);
      columns.put(e.getKey(), table.columns());
    }
    Path list = folder.resolve(TABLE);
    List<Utterance> utterances = new ArrayList<>();
    for (Map<String, String> row : Csv.read(list)) {
      if (!unseenOnly || Ids.split(cell(list, row, "split_bclstm")).equals(TEST)) {
        utterances.add(utterance(list, row, unseenOnly, tables));
      }
    }
    return Dataset.of(folder, LabelSpec.sentiment(), utterances, columns, notes);
  }

  private static final Optional<Split> TEST = Optional.of(Split.TEST);

  private static Utterance utterance(
      Path list, Map<String, String> row, boolean unseenOnly, Map<Modality, FeatureTable> tables)
      throws LacunaException {
    String id = cell(list, row, "id");
    Map<Modality, FloatSequence> sequences = new EnumMap<>(Modality.class);
    tables.forEach((m, table) -> table.sequence(id).ifPresent(s -> sequences.put(m, s)));
    @Nullable Split split = null;
    if (!unseenOnly) {
      String name = cell(list, row, "split_standard");
      split =
          Ids.split(name)
              .orElseThrow(
                  () -> Problems.unfit(list, "\"" + Problems.printable(name) + "\" is no split"));
    }
    return new Utterance(
        id,
        Ids.recordingOfNumbered(id).orElse(id),
        split,
        new float[] {FeatureTable.number(list, cell(list, row, "sentiment"))},
        row.get("transcript"),
        sequences);
  }

  private static Optional<Path> file(Path folder, String name) {
    for (String ending : List.of(".csv.gz", ".csv")) {
      if (Files.isRegularFile(folder.resolve(name + ending))) {
        return Optional.of(folder.resolve(name + ending));
      }
    }
    return Optional.empty();
  }

  private static String cell(Path list, Map<String, String> row, String column)
      throws LacunaException {
    String cell = row.get(column);
    if (cell == null) {
      throw Problems.unknown(list, row.keySet(), "the column " + column);
    }
    return cell;
  }

  @Override
  public String expects() {
    return "a folder with utterances.csv and features_audio.csv.gz (MOSI)";
  }
}
