package org.lacuna.app.export.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lacuna.app.export.ClipWriter;
import org.lacuna.app.export.ExportedClip;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;

/**
 * Up to three tables a clip, {@code .vision.csv}, {@code .audio.csv} and {@code .words.csv}; none
 * for a modality that the clip does not have. Immutable and thread-safe.
 */
public final class CsvWriter implements ClipWriter {

  private final boolean wordVectors;

  /**
   * @param wordVectors whether the table of words holds the word vectors too
   */
  public CsvWriter(boolean wordVectors) {
    this.wordVectors = wordVectors;
  }

  @Override
  public void write(ExportedClip clip, Files files) throws IOException {
    Optional<FeatureSequence> vision = clip.features().sequence(Modality.VISION);
    if (vision.isPresent()) {
      try (Writer out = open(clip, ".vision.csv", files)) {
        new VisionTable(clip, vision.get()).write(out);
      }
    }
    Optional<FeatureSequence> audio = clip.features().sequence(Modality.AUDIO);
    if (audio.isPresent()) {
      try (Writer out = open(clip, ".audio.csv", files)) {
        AudioTable.write(clip.item(), audio.get(), out);
      }
    }
    if (!clip.features().words().isEmpty()) {
      Optional<FeatureSequence> vectors =
          clip.extraction().features().sequence(Modality.LANGUAGE).filter(v -> wordVectors);
      try (Writer out = open(clip, ".words.csv", files)) {
        WordTable.write(clip.features().words(), clip.valences(), vectors, out);
      }
    }
  }

  private static Writer open(ExportedClip clip, String ending, Files files) throws IOException {
    return java.nio.file.Files.newBufferedWriter(
        files.file(clip.item().name() + ending), StandardCharsets.UTF_8);
  }
}
