package org.lacuna.training.dataset.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.Utterance;

/**
 * A folder of clips that {@code lacuna extract --format npz} wrote, with a table {@code labels.csv}
 * beside them. Its column {@code clip} (or {@code id}) is the clip's name below the folder, {@code
 * sub/talk.mp4} for {@code sub/talk.mp4.npz}, with or without ending and folders. The columns
 * {@code group} (or {@code video}), {@code split} (train, valid, test) and {@code text} are
 * optional; every other column is a label, see {@link LabelTable}.
 *
 * <p>What is observed is what the file's own mask says; nothing is concluded from zeros.
 */
public final class ExtractFolderReader implements DatasetReader {

  private static final String LABELS = "labels.csv";
  private static final String ENDING = ".npz";
  private static final int DEPTH = 8;

  @Override
  public boolean canRead(Path path) {
    try {
      return Files.isDirectory(path) && !clips(path).isEmpty();
    } catch (LacunaException e) {
      return false; // a folder that cannot be listed is nobody's; the catalogue says so
    }
  }

  private static List<Path> clips(Path folder) throws LacunaException {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw Problems.damaged(folder, e);
    }
  }

  @Override
  public Dataset read(Path folder) throws LacunaException {
    Path table = folder.resolve(LABELS);
    if (!Files.isRegularFile(table)) {
      throw Problems.unknown(
          folder,
          List.of("clips"),
          "a table labels.csv with the column clip and one column a label");
    }
    LabelTable labels = LabelTable.read(table);
    Map<String, Path> files = new TreeMap<>();
    for (Path file : clips(folder)) {
      files.put(name(folder, file), file);
    }
    Reading reading = new Reading(table, labels);
    ClipNames names = new ClipNames(files.keySet());
    for (LabelTable.Row row : labels.rows()) {
      reading.add(row, files, names);
    }
    return reading.dataset(folder, files);
  }

  private static String name(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return name.substring(0, name.length() - ENDING.length());
  }

  /** One pass over the table. */
  private static final class Reading {
    private final Path table;
    private final LabelTable labels;
    private final Map<String, Utterance> utterances = new LinkedHashMap<>();
    private final Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
    private final Map<Modality, Set<Optional<FeatureSpec>>> makers = new EnumMap<>(Modality.class);
    private int withoutFile;

    Reading(Path table, LabelTable labels) {
      this.table = table;
      this.labels = labels;
    }

    void add(LabelTable.Row row, Map<String, Path> files, ClipNames names) throws LacunaException {
      String clip = row.clip();
      ClipNames.Found found = names.find(clip);
      if (found.answer() == ClipNames.Answer.SEVERAL) {
        throw Problems.unfit(
            table, "\"" + Problems.printable(clip) + "\" may be one of several clips");
      }
      String name = found.name();
      Path file = files.get(name);
      if (file == null) {
        withoutFile++;
        return;
      }
      ClipFile content = ClipFile.read(file);
      checkNames(file, content);
      for (Modality m : content.sequences().keySet()) {
        makers
            .computeIfAbsent(m, k -> new HashSet<>())
            .add(Optional.ofNullable(content.makers().get(m)));
      }
      String group = row.group();
      String text = row.text();
      Utterance before =
          utterances.put(
              name,
              new Utterance(
                  clip,
                  group.isEmpty() ? null : group,
                  split(row.split()),
                  labels.labels(row),
                  text.isEmpty() ? content.text().orElse(null) : text,
                  content.sequences()));
      if (before != null) {
        throw Problems.unfit(table, "\"" + Problems.printable(clip) + "\" is there twice");
      }
    }

    private @Nullable Split split(String cell) throws LacunaException {
      if (cell.isEmpty()) {
        return null;
      }
      return Ids.split(cell)
          .orElseThrow(
              () -> Problems.unfit(table, "\"" + Problems.printable(cell) + "\" is no split"));
    }

    private void checkNames(Path file, ClipFile content) throws LacunaException {
      for (Map.Entry<Modality, List<String>> e : content.columns().entrySet()) {
        List<String> before = columns.putIfAbsent(e.getKey(), e.getValue());
        if (before != null && !before.equals(e.getValue())) {
          throw Problems.unfit(
              file, "its %s columns are not those of the other clips".formatted(e.getKey().key()));
        }
      }
    }

    Dataset dataset(Path folder, Map<String, Path> files) throws LacunaException {
      List<String> notes = new ArrayList<>();
      int withoutLabel = files.size() - utterances.size();
      if (withoutLabel > 0) {
        notes.add(withoutLabel + " clips are left out: they have no row in labels.csv.");
      }
      if (withoutFile > 0) {
        notes.add(withoutFile + " rows of labels.csv are left out: they have no clip.");
      }
      if (utterances.isEmpty()) {
        throw Problems.unfit(table, "no row's clip is a file of the folder");
      }
      return Dataset.of(folder, labels.spec(), List.copyOf(utterances.values()), columns, notes)
          .madeBy(agreed());
    }

    /** The extractors that made every clip's sequence. */
    private Map<Modality, FeatureSpec> agreed() {
      Map<Modality, FeatureSpec> agreed = new EnumMap<>(Modality.class);
      makers.forEach(
          (m, all) -> {
            if (all.size() == 1) {
              all.iterator().next().ifPresent(spec -> agreed.put(m, spec));
            }
          });
      return agreed;
    }
  }

  @Override
  public String expects() {
    return "a folder of .npz clips with labels.csv (lacuna extract)";
  }
}
