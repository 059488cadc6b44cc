package org.lacuna.app.export;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.media.extract.ExtractOptions;

/**
 * What decides about the content of the files.
 *
 * @param formats at least one
 * @param grid the steps of all features
 * @param options what is extracted
 * @param transcripts folder with transcripts under the clips' names; empty to look beside the clips
 * @param wordVectors whether the table of words holds the word vectors too
 * @param allFaces whether there is a table of every face, too
 */
public record ExportSettings(
    SortedSet<ExportFormat> formats,
    TimeGrid grid,
    ExtractOptions options,
    Optional<Path> transcripts,
    boolean wordVectors,
    boolean allFaces) {

  public ExportSettings {
    formats = Collections.unmodifiableSortedSet(new TreeSet<>(formats));
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no format");
    }
  }

  /**
   * Two runs whose texts are equal write the same files.
   *
   * @param version the program's version
   * @param extracted what is measured; another version of an extractor measures something else
   */
  String fingerprint(String version, List<FeatureSpec> extracted) {
    String kinds = formats.stream().map(ExportFormat::key).collect(Collectors.joining("+"));
    String made =
        extracted.stream()
            .map(s -> s.extractorId() + " " + s.extractorVersion() + " " + s.parameters())
            .collect(Collectors.joining(", "));
    return String.join(
        "; ",
        "lacuna " + version,
        made,
        "formats " + kinds,
        "grid " + grid.key(),
        "pictures a second " + options.maxFps(),
        "speech " + options.speech(),
        "transcripts " + transcripts.map(Path::toString).orElse("beside"),
        "word vectors " + wordVectors,
        "all faces " + allFaces);
  }
}
