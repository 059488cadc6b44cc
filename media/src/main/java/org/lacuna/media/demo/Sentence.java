package org.lacuna.media.demo;

import java.util.List;
import org.lacuna.media.demo.voice.PhoneSpan;

/**
 * One sentence of the script.
 *
 * @param emotion how it is said
 * @param words its words in order
 * @param pitch its pitch contour
 */
public record Sentence(Emotion emotion, List<Word> words, PitchContour pitch) {

  public Sentence {
    words = List.copyOf(words);
  }

  /**
   * A word and its sounds.
   *
   * @param text as written, with its punctuation
   * @param phones its sounds, without pause
   */
  public record Word(String text, List<PhoneSpan> phones) {

    public Word {
      phones = List.copyOf(phones);
    }

    /** Start of the first sound, seconds. */
    public double start() {
      return phones.get(0).start();
    }

    /** End of the last sound, seconds. */
    public double end() {
      return phones.get(phones.size() - 1).end();
    }
  }

  /** Start of the first word, seconds. */
  public double start() {
    return words.get(0).start();
  }

  /** End of the last word, seconds. */
  public double end() {
    return words.get(words.size() - 1).end();
  }

  /** The sentence as written. */
  public String text() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }
}
