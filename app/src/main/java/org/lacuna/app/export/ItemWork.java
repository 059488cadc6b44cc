package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lacuna.inference.align.AlignedFeatures;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.text.words.ValenceLexicon;

/** Takes one clip from its file to its finished files. Thread-safe. */
final class ItemWork {

  private final ClipExtractor extractor;
  private final ValenceLexicon valences;
  private final ExportSettings settings;
  private final String fingerprint;
  private final List<ClipWriter> writers;
  private final OutputFolder folder;
  private final Optional<TranscriptFolder> transcripts;
  private final SourceState sources = new SourceState();

  /**
   * @param fingerprint of everything that decides about the files but the clip itself
   * @param writers all that write a file for each clip
   */
  ItemWork(
      ClipExtractor extractor,
      ValenceLexicon valences,
      ExportSettings settings,
      String fingerprint,
      List<ClipWriter> writers,
      OutputFolder folder) {
    this.extractor = extractor;
    this.valences = valences;
    this.settings = settings;
    this.fingerprint = fingerprint;
    this.writers = List.copyOf(writers);
    this.folder = folder;
    this.transcripts = settings.transcripts().map(TranscriptFolder::new);
  }

  /** Whether an earlier run under the same settings finished this clip and its files are whole. */
  Optional<DoneRecord> finishedBefore(ExportItem item) {
    return DoneRecord.read(folder.finished(DoneRecord.name(item)))
        .filter(r -> r.settings().equals(fingerprint))
        .filter(r -> r.source().equals(sourceOrNothing(item)))
        .filter(r -> r.intact(folder));
  }

  private String sourceOrNothing(ExportItem item) {
    try {
      return sources.of(item, transcript(item));
    } catch (IOException e) {
      // It cannot be looked at: extraction will say why.
      return "";
    }
  }

  private Optional<Path> transcript(ExportItem item) {
    return transcripts.flatMap(t -> t.find(item));
  }

  /**
   * Extracts and writes one clip.
   *
   * @return what the clip does not have, for a person; empty when it has everything
   * @throws LacunaException when it cannot be read or written
   */
  String run(ExportItem item, CancelToken cancel, ProgressSink progress) throws LacunaException {
    Optional<Path> transcript = transcript(item);
    Map<String, Path> parts = new TreeMap<>();
    try {
      // Before reading, so that a change during the work makes the clip be done again.
      String source = sources.of(item, transcript);
      Extraction extraction =
          extractor.extract(
              item.file(), settings.options().withTranscript(transcript), cancel, progress);
      ExportedClip clip = clip(item, extraction);
      for (ClipWriter writer : writers) {
        writer.write(
            clip,
            name -> {
              Path part = folder.part();
              parts.put(name, part);
              return part;
            });
      }
      String sentence = missing(extraction);
      finish(item, new DoneRecord(fingerprint, source, sentence, stamps(parts)), parts);
      return sentence;
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MEDIA,
          "\""
              + item.file()
              + "\" could not be written out: check the space and the rights in \""
              + folder.root()
              + "\".",
          e);
    } finally {
      remove(parts);
    }
  }

  private ExportedClip clip(ExportItem item, Extraction extraction) throws LacunaException {
    AlignedFeatures features = AlignedFeatures.on(settings.grid(), extraction.features());
    List<TimedWord> words = features.words();
    float[] each = new float[words.size()];
    FeatureSequence known = valences.valences(words);
    Arrays.fill(each, Float.NaN);
    for (int i = 0; i < each.length; i++) {
      each[i] = known.observed(i) ? known.value(i, 0) : Float.NaN;
    }
    return new ExportedClip(item, extraction, features, each);
  }

  private static Map<String, DoneRecord.Stamp> stamps(Map<String, Path> parts) throws IOException {
    Map<String, DoneRecord.Stamp> stamps = new TreeMap<>();
    for (Map.Entry<String, Path> part : parts.entrySet()) {
      stamps.put(part.getKey(), DoneRecord.Stamp.of(part.getValue()));
    }
    return stamps;
  }

  /** The record comes last: without it, the clip counts as not done. */
  private void finish(ExportItem item, DoneRecord done, Map<String, Path> parts)
      throws IOException {
    for (Map.Entry<String, Path> part : parts.entrySet()) {
      folder.finish(part.getValue(), part.getKey());
    }
    for (ClipWriter writer : writers) {
      for (String name : writer.names(item)) {
        if (!parts.containsKey(name)) {
          Files.deleteIfExists(folder.finished(name));
        }
      }
    }
    Path record = folder.part();
    done.write(record);
    folder.finish(record, DoneRecord.name(item));
  }

  private static void remove(Map<String, Path> parts) {
    for (Path part : parts.values()) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // The next run clears this place; the failure that led here is already on its way.
        part.toFile().deleteOnExit();
      }
    }
  }

  private static String missing(Extraction extraction) {
    FeatureSet features = extraction.features();
    String sentences =
        Arrays.stream(Modality.values())
            .flatMap(m -> features.whyAbsent(m).stream())
            .collect(Collectors.joining(" "));
    return (extraction.damage() + " " + sentences).strip();
  }
}
