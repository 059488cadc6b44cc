package org.lacuna.media.text;

import java.util.List;
import org.lacuna.inference.task.LacunaException;

/**
 * The port to one transcript format. A new format is a new implementation, named in {@link
 * TranscriptReaders#standard()}. Implementations hold no state.
 */
public interface TranscriptReader {

  /** The usual endings of such files, lower case and without the dot, the commonest first. */
  List<String> extensions();

  /**
   * Whether this reader is the one for the file. Readers are asked in order; the first to say yes
   * reads it.
   *
   * @param extension lower case, without the dot; empty when the name has none
   * @param text the whole file, decoded, lines parted by {@code \n}
   */
  boolean accepts(String extension, String text);

  /**
   * Reads the words and their times.
   *
   * @param text as for {@link #accepts}
   * @param name file name, for messages; also the transcript's source
   * @param durationUs length of the clip, microseconds: what lies outside is cut off; 0 when it is
   *     not known
   * @return the transcript; without words when nothing is said inside the clip
   * @throws LacunaException of kind MEDIA when the text is not of this format
   */
  Transcript read(String text, String name, long durationUs) throws LacunaException;
}
