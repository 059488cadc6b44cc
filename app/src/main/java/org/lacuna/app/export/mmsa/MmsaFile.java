package org.lacuna.app.export.mmsa;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lacuna.app.export.ExportItem;
import org.lacuna.app.export.RunWriter;
import org.lacuna.app.export.mmsa.LabelTable.Label;
import org.lacuna.app.export.mmsa.LabelTable.Split;
import org.lacuna.app.export.mmsa.PickleOutput.ElementType;
import org.lacuna.inference.npz.LittleEndianOutput;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Puts the clips of a run into one pickle with the keys and shapes of MMSA's datasets: for each of
 * train, valid and test the features {@code [N, T, D]} of all clips, padded with zeros behind each
 * clip's end to the longest clip of the run, lengths, words and labels. Since MMSA knows no missing
 * value, a cell without one is 0 too; {@code vision_mask}, {@code audio_mask} and {@code text_mask}
 * tell which cells hold a measurement (ADR 0023). One clip and one modality is in memory at a time.
 * Immutable.
 *
 * @see <a href="https://github.com/thuiar/MMSA">MMSA</a>
 */
public final class MmsaFile implements RunWriter {

  /** The file's name in the output folder. */
  public static final String NAME = "mmsa.pkl";

  private final Optional<LabelTable> labels;
  private final Function<ExportItem, String> spool;

  /**
   * @param labels labels and splits; without them every clip goes to the test split, without label
   * @param spool where the {@code .npz} file of a clip lies in the output folder
   */
  public MmsaFile(Optional<LabelTable> labels, Function<ExportItem, String> spool) {
    this.labels = labels;
    this.spool = spool;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> write(List<ExportItem> items, Path out, long free, Path file)
      throws LacunaException, IOException {
    Map<Split, List<SpooledClip>> splits = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      splits.put(split, new ArrayList<>());
    }
    List<String> notes = new ArrayList<>();
    int without = 0;
    for (ExportItem item : items) {
      Optional<Label> label =
          labels.isPresent()
              ? labels.get().of(item)
              : Optional.of(new Label(Float.NaN, Split.TEST));
      if (label.isEmpty()) {
        without++;
        continue;
      }
      SpooledClip clip =
          SpooledClip.of(item.name(), out.resolve(spool.apply(item)), label.get().value());
      splits.computeIfAbsent(label.get().split(), s -> new ArrayList<>()).add(clip);
    }
    if (without > 0) {
      notes.add(
          without + " clips have no line in the label file and are left out of " + NAME + ".");
    }
    Shape shape = Shape.of(splits.values().stream().flatMap(List::stream).toList());
    long bytes = shape.bytes(items.size() - without);
    if (bytes > free) {
      throw new LacunaException(
          Kind.USAGE,
          String.format(
              Locale.ROOT,
              "%s would take %.1f GB since every clip is padded to the longest one, and only %.1f"
                  + " GB are free: cut the clips into utterances or use a coarser --grid.",
              NAME,
              bytes / 1e9,
              free / 1e9));
    }
    try (PickleOutput pickle =
        new PickleOutput(new BufferedOutputStream(Files.newOutputStream(file)))) {
      pickle.dictionary(
          () -> {
            for (Split split : Split.values()) {
              pickle.key(split.key());
              write(pickle, splits.getOrDefault(split, List.of()), shape);
            }
          });
    }
    return notes;
  }

  /**
   * What all splits share.
   *
   * @param steps longest length of each modality
   * @param columns column names of each modality; none when no clip has it
   */
  private record Shape(Map<Modality, Integer> steps, Map<Modality, List<String>> columns) {

    static Shape of(List<SpooledClip> clips) throws LacunaException {
      Map<Modality, Integer> steps = new EnumMap<>(Modality.class);
      Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
      for (Modality m : Modality.values()) {
        steps.put(m, clips.stream().mapToInt(c -> c.length(m)).max().orElse(1));
        for (SpooledClip clip : clips) {
          List<String> mine = clip.columns().getOrDefault(m, List.of());
          List<String> known = columns.getOrDefault(m, List.of());
          if (!mine.isEmpty() && !known.isEmpty() && !mine.equals(known)) {
            throw new LacunaException(
                Kind.USAGE,
                "The clips do not have the same " + m.key() + " columns: run without --resume.");
          }
          columns.put(m, mine.isEmpty() ? known : mine);
        }
      }
      return new Shape(steps, columns);
    }

    int steps(Modality m) {
      return steps.getOrDefault(m, 1);
    }

    List<String> names(Modality m) {
      return columns.getOrDefault(m, List.of());
    }

    int dim(Modality m) {
      return names(m).size();
    }

    /** Size of the file, but for words and names. */
    long bytes(int clips) {
      long cells = 0;
      for (Modality m : Modality.values()) {
        cells += (long) steps(m) * dim(m);
      }
      return clips * cells * (ElementType.FLOAT32.bytes() + ElementType.BOOL.bytes());
    }
  }

  private static void write(PickleOutput pickle, List<SpooledClip> clips, Shape shape)
      throws IOException {
    pickle.dictionary(
        () -> {
          pickle.key("id").strings(clips.stream().map(SpooledClip::id).toList());
          pickle.key("raw_text").strings(clips.stream().map(SpooledClip::text).toList());
          for (Modality m : Modality.values()) {
            String key = key(m);
            pickle.key(key);
            matrix(pickle, clips, m, shape, false);
            pickle.key(key + "_mask");
            matrix(pickle, clips, m, shape, true);
            pickle.key(key + "_lengths").numbers(clips.stream().map(c -> c.length(m)).toList());
            pickle.key(key + "_names").strings(shape.names(m));
          }
          labels(pickle, clips);
        });
  }

  /** MMSA's name of a modality. */
  private static String key(Modality m) {
    return m == Modality.LANGUAGE ? "text" : m.key();
  }

  private static void matrix(
      PickleOutput pickle, List<SpooledClip> clips, Modality m, Shape shape, boolean mask)
      throws IOException {
    int cells = shape.steps(m) * shape.dim(m);
    pickle.array(
        mask ? ElementType.BOOL : ElementType.FLOAT32,
        List.of(clips.size(), shape.steps(m), shape.dim(m)),
        out -> {
          for (SpooledClip clip : clips) {
            float[] values = clip.values(m);
            for (int i = 0; i < cells; i++) {
              put(out, i < values.length ? values[i] : Float.NaN, mask);
            }
          }
        });
  }

  private static void put(LittleEndianOutput out, float value, boolean mask) throws IOException {
    boolean there = !Float.isNaN(value);
    if (mask) {
      out.putByte(there ? 1 : 0);
    } else {
      out.putFloat(there ? value : 0);
    }
  }

  private static void labels(PickleOutput pickle, List<SpooledClip> clips) throws IOException {
    pickle.key("regression_labels");
    pickle.array(
        ElementType.FLOAT32,
        List.of(clips.size()),
        out -> {
          for (SpooledClip clip : clips) {
            out.putFloat(clip.label());
          }
        });
    pickle.key("classification_labels");
    pickle.array(
        ElementType.FLOAT32,
        List.of(clips.size()),
        out -> {
          for (SpooledClip clip : clips) {
            out.putFloat(Float.isNaN(clip.label()) ? Float.NaN : 1 + Math.signum(clip.label()));
          }
        });
    pickle.key("annotations").strings(clips.stream().map(c -> annotation(c.label())).toList());
  }

  /** MMSA's word for a label; empty without one. */
  private static String annotation(float label) {
    if (Float.isNaN(label)) {
      return "";
    }
    return label > 0 ? "Positive" : label < 0 ? "Negative" : "Neutral";
  }
}
