package org.lacuna.inference.signal;

/**
 * A word of the transcript with its span.
 *
 * @param text as written, without surrounding white space
 * @param startUs start, microseconds of the container's clock
 * @param endUs end (exclusive), microseconds, at least {@code startUs}
 * @param origin where the span comes from
 * @param confidence 0 to 1; 1 for a word that was given; NaN for a recognised one whose recogniser
 *     gives none
 */
public record TimedWord(String text, long startUs, long endUs, Origin origin, float confidence) {

  /** How the word got its time. */
  public enum Origin {
    /** The transcript itself gave the span of this word. */
    GIVEN,
    /** Forced alignment of a known transcript. */
    ALIGNED,
    /** Spread inside the span of its cue by length. */
    INTERPOLATED,
    /** Heard by speech recognition. */
    RECOGNISED
  }

  public TimedWord {
    if (endUs < startUs) {
      throw new IllegalArgumentException("word ends before it starts: " + text);
    }
  }
}
