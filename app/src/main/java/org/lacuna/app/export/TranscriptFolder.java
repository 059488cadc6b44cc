package org.lacuna.app.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.media.text.TranscriptReaders;

/**
 * A folder of transcripts that are named after the clips: for the clip {@code a/talk.mp4} first
 * {@code a/talk.srt}, then {@code talk.srt}, with any ending that transcripts have.
 */
final class TranscriptFolder {

  private final Path folder;
  private final List<String> endings;

  TranscriptFolder(Path folder) {
    this.folder = folder;
    this.endings = TranscriptReaders.standard().extensions();
  }

  /** The transcript of that clip, if the folder holds one. */
  Optional<Path> find(ExportItem item) {
    return List.of(item.nameWithoutEnding(), item.stem()).stream()
        .flatMap(name -> endings.stream().map(e -> folder.resolve(name + "." + e)))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
