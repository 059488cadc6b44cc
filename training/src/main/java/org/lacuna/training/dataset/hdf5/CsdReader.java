package org.lacuna.training.dataset.hdf5;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.DatasetReader;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Ids;
import org.lacuna.training.dataset.LabelSpec;
import org.lacuna.training.dataset.Problems;
import org.lacuna.training.dataset.Utterance;

/**
 * Computational sequences of CMU-MultimodalSDK: one {@code .csd} file, or a folder with one a
 * modality, joined by video and interval.
 *
 * <p>An utterance is an interval of the label sequence; without one it is a whole video,
 * unlabelled. It is named {@code video[k]} and its group is the video. With a word sequence (or
 * word vectors) every modality is laid on its words: one step a word that is not silence, other
 * modalities averaged over the rows that overlap it, as the SDK does with averaging. The variant
 * {@code unaligned} leaves every modality its own steps. Steps have times.
 *
 * <p>These files are not filled up, so no zero row is special: a word or a modality that has no row
 * is not observed, and NaN and infinities are missing values. There are no splits in the files.
 */
public final class CsdReader implements DatasetReader {

  private static final String UNALIGNED = "unaligned";

  @Override
  public boolean canRead(Path path) {
    if (Files.isRegularFile(path)) {
      return isCsd(path) || Hdf5.isHdf5(path);
    }
    try {
      return !files(path).isEmpty();
    } catch (LacunaException e) {
      return false; // a folder that cannot be listed is nobody's; the catalogue says so
    }
  }

  private static boolean isCsd(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".csd") && Hdf5.isHdf5(path);
  }

  private static List<Path> files(Path path) throws LacunaException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(CsdReader::isCsd).sorted().toList();
    } catch (IOException e) {
      throw Problems.damaged(path, e);
    }
  }

  @Override
  public Dataset read(Path path) throws LacunaException {
    return read(path, "");
  }

  @Override
  public Dataset read(Path path, String variant) throws LacunaException {
    if (!variant.isEmpty() && !variant.equals(UNALIGNED)) {
      throw Problems.unknownVariant(path, variant, List.of(UNALIGNED));
    }
    Map<CsdFile.Role, CsdFile> open = new EnumMap<>(CsdFile.Role.class);
    try {
      List<String> notes = new ArrayList<>();
      for (Path file : files(path)) {
        open(file, open, notes);
      }
      return new Join(path, open, variant.isEmpty()).dataset(notes);
    } catch (RuntimeException e) {
      // Shapes that contradict each other surface as index errors.
      throw Problems.damaged(path, e);
    } finally {
      open.values().forEach(CsdFile::close);
    }
  }

  private static void open(Path file, Map<CsdFile.Role, CsdFile> open, List<String> notes)
      throws LacunaException {
    CsdFile csd = CsdFile.open(file);
    CsdFile other = open.get(csd.role());
    if (csd.role() == CsdFile.Role.OTHER) {
      csd.close();
      notes.add("\"%s\" is left aside: it is no modality.".formatted(file.getFileName()));
    } else if (other != null) {
      csd.close();
      throw Problems.unfit(
          file,
          "it and \"%s\" are both about %s, so keep one in the folder"
              .formatted(other.path().getFileName(), csd.role().name().toLowerCase(Locale.ROOT)));
    } else {
      open.put(csd.role(), csd);
    }
  }

  @Override
  public String expects() {
    return "a folder of .csd files (CMU-MultimodalSDK)";
  }

  /** The join of the open files of one data set. */
  private static final class Join {
    private final Path source;
    private final Map<CsdFile.Role, CsdFile> files;
    private final boolean aligned;
    private final List<Utterance> utterances = new ArrayList<>();
    private int labels;

    Join(Path source, Map<CsdFile.Role, CsdFile> files, boolean aligned) {
      this.source = source;
      this.files = files;
      this.aligned = aligned;
    }

    Dataset dataset(List<String> notes) throws LacunaException {
      CsdFile labelled = files.get(CsdFile.Role.LABELS);
      for (String video : videos(labelled)) {
        if (labelled == null) {
          add(
              video,
              video,
              new Cutter.Span(Long.MIN_VALUE, Long.MAX_VALUE),
              new float[0],
              read(video));
        } else {
          addLabelled(video, labelled.track(video));
        }
      }
      Map<Modality, List<String>> columns = new EnumMap<>(Modality.class);
      for (CsdFile file : files.values()) {
        Optional<Modality> m = file.role().modality();
        if (m.isPresent()) {
          columns.put(m.get(), file.columns());
        }
      }
      LabelSpec spec =
          labelled == null
              ? new LabelSpec(LabelSpec.Kind.SCORE, List.of())
              : LabelSpec.scores(labels);
      return Dataset.of(source, spec, utterances, columns, notes);
    }

    private Set<String> videos(@Nullable CsdFile labelled) {
      if (labelled != null) {
        return new LinkedHashSet<>(labelled.videos());
      }
      Set<String> all = new LinkedHashSet<>();
      files.values().forEach(f -> all.addAll(f.videos()));
      return all;
    }

    private void addLabelled(String video, Sequences.Track spans) throws LacunaException {
      Video rows = read(video);
      for (int k = 0; k < spans.rows(); k++) {
        labels = spans.dim();
        float[] label = new float[labels];
        System.arraycopy(spans.values(), k * labels, label, 0, labels);
        String id = spans.rows() == 1 && video.endsWith("]") ? video : video + "[" + k + "]";
        add(id, video, new Cutter.Span(spans.startUs()[k], spans.endUs()[k]), label, rows);
      }
    }

    /** Everything that the files say about one video. */
    private record Video(Map<Modality, Sequences.Track> tracks, Sequences.@Nullable Words words) {}

    private Video read(String video) throws LacunaException {
      Map<Modality, Sequences.Track> tracks = new EnumMap<>(Modality.class);
      for (CsdFile file : files.values()) {
        Optional<Modality> m = file.role().modality();
        if (m.isPresent() && file.has(video)) {
          Sequences.Track track = file.track(video);
          if (track.rows() > 0) {
            tracks.put(m.get(), track);
          }
        }
      }
      CsdFile words = files.get(CsdFile.Role.WORDS);
      return new Video(tracks, words != null && words.has(video) ? words.words(video) : null);
    }

    private void add(String id, String video, Cutter.Span span, float[] label, Video rows) {
      Sequences.Words words = rows.words;
      List<Cutter.Span> steps = aligned ? steps(rows, span) : List.of();
      Map<Modality, FloatSequence> sequences = new LinkedHashMap<>();
      rows.tracks.forEach(
          (m, track) -> {
            FloatSequence cut =
                steps.isEmpty() ? Cutter.rows(track, span) : Cutter.averaged(track, steps);
            if (cut != null) {
              sequences.put(m, cut);
            }
          });
      String text = words == null ? null : Cutter.text(words, span);
      String group = Ids.recording(video).orElse(video);
      utterances.add(new Utterance(id, group, null, label, text, sequences));
    }

    /** The words' spans, or those of the word vectors; none where there are neither. */
    private static List<Cutter.Span> steps(Video rows, Cutter.Span span) {
      if (rows.words != null) {
        return Cutter.spans(rows.words, span);
      }
      Sequences.Track vectors = rows.tracks.get(Modality.LANGUAGE);
      return vectors == null ? List.of() : Cutter.spans(vectors, span);
    }
  }
}
