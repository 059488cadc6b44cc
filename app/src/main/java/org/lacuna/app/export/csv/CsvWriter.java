package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lacuna.app.export.ClipWriter;
import org.lacuna.app.export.ExportItem;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.extract.Faces;

/**
 * Up to four tables a clip, {@code .vision.csv}, {@code .faces.csv}, {@code .audio.csv} and {@code
 * .words.csv}; none for a modality that the clip does not have. Immutable and thread-safe.
 */
public final class CsvWriter implements ClipWriter {

  private static final String VISION = ".vision.csv";
  private static final String FACES = ".faces.csv";
  private static final String AUDIO = ".audio.csv";
  private static final String WORDS = ".words.csv";

  private final boolean wordVectors;
  private final boolean allFaces;

  /**
   * @param wordVectors whether the table of words holds the word vectors too
   * @param allFaces whether there is a table of every face, too
   */
  public CsvWriter(boolean wordVectors, boolean allFaces) {
    this.wordVectors = wordVectors;
    this.allFaces = allFaces;
  }

  @Override
  public List<String> names(ExportItem item) {
    return Stream.of(VISION, FACES, AUDIO, WORDS).map(ending -> item.name() + ending).toList();
  }

  @Override
  public void write(ExportedClip clip, Files files) throws IOException {
    Optional<FeatureSequence> vision = clip.features().sequence(Modality.VISION);
    if (vision.isPresent()) {
      try (Writer out = open(clip, VISION, files)) {
        VisionTable.writeAnalysed(clip, vision.get(), out);
      }
    }
    Optional<Faces> faces = clip.extraction().faces().filter(f -> allFaces && !f.all().isEmpty());
    if (faces.isPresent()) {
      try (Writer out = open(clip, FACES, files)) {
        VisionTable.writeAll(faces.get(), out);
      }
    }
    Optional<FeatureSequence> audio = clip.features().sequence(Modality.AUDIO);
    if (audio.isPresent()) {
      try (Writer out = open(clip, AUDIO, files)) {
        AudioTable.write(clip.item(), audio.get(), out);
      }
    }
    if (!clip.features().words().isEmpty()) {
      Optional<FeatureSequence> vectors =
          clip.extraction().features().sequence(Modality.LANGUAGE).filter(v -> wordVectors);
      try (Writer out = open(clip, WORDS, files)) {
        WordTable.write(clip.features().words(), clip.valences(), vectors, out);
      }
    }
  }

  private static Writer open(ExportedClip clip, String ending, Files files) throws IOException {
    return java.nio.file.Files.newBufferedWriter(
        files.file(clip.item().name() + ending), StandardCharsets.UTF_8);
  }
}
