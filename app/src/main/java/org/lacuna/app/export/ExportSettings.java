package org.lacuna.app.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lacuna.inference.align.TimeGrid;
import org.lacuna.media.extract.ExtractOptions;

/**
 * What decides about the content of the files.
 *
 * @param formats at least one
 * @param grid the steps of all features
 * @param options what is extracted
 * @param transcripts folder with transcripts under the clips' names; empty to look beside the clips
 * @param wordVectors whether the table of words holds the word vectors too
 */
public record ExportSettings(
    SortedSet<ExportFormat> formats,
    TimeGrid grid,
    ExtractOptions options,
    Optional<Path> transcripts,
    boolean wordVectors) {

  public ExportSettings {
    formats = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(formats));
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no format");
    }
  }

  /**
   * Two runs whose texts are equal write the same files.
   *
   * @param version the program's version
   */
  String fingerprint(String version) {
    String kinds = formats.stream().map(ExportFormat::key).collect(Collectors.joining("+"));
    return String.join(
        "; ",
        "lacuna " + version,
        "formats " + kinds,
        "grid " + grid.key(),
        "pictures a second " + options.maxFps(),
        "speech " + options.speech(),
        "transcripts " + transcripts.map(Path::toString).orElse("beside"),
        "word vectors " + wordVectors);
  }
}
