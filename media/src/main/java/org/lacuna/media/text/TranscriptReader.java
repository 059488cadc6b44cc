package org.lacuna.media.text;

import java.util.List;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to one transcript format. A new format is a new implementation, named in {@link
 * TranscriptReaders#standard()}. Implementations hold no state.
 */
public interface TranscriptReader {

  /** The usual endings of such files, as they are usually spelt and without the dot. */
  List<String> extensions();

  /** Whether such files give every word its time: beside a clip they go before all others. */
  default boolean givesWordTimes() {
    return false;
  }

  /** Whether files of these endings are as often something else than transcripts. */
  default boolean sharesExtensions() {
    return false;
  }

  /**
   * Whether the text itself shows that it is of this format, whatever its name.
   *
   * @param text the whole file, decoded, lines parted by {@code \n}
   */
  boolean recognises(String text);

  /**
   * Reads the words and their times.
   *
   * @param text as for {@link #recognises}
   * @param name file name, for messages; also the transcript's source
   * @param durationUs length of the clip, microseconds: what lies outside is cut off; 0 when it is
   *     not known
   * @return the transcript; without words when nothing is said inside the clip
   * @throws LacunaException of kind MEDIA when the text is not of this format
   */
  Transcript read(String text, String name, long durationUs) throws LacunaException;
}
