package org.lacuna.app.boot;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.media.extract.ExtractOptions;

/**
 * What the window is to show first.
 *
 * @param clips one is opened; several, or a folder, are added to the list; none leaves the window
 *     as it is
 * @param speech what is done for the words of the clips that are opened
 * @param present whether it begins in full screen for a room
 */
public record WindowRequest(List<Path> clips, ExtractOptions.Speech speech, boolean present) {
  public WindowRequest {
    clips = List.copyOf(clips);
  }

  /** Those clips in the usual window, with the words of their transcripts. */
  public static WindowRequest of(List<Path> clips) {
    return new WindowRequest(clips, ExtractOptions.Speech.TRANSCRIPT_ONLY, false);
  }
}
