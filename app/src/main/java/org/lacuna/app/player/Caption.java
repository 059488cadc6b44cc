package org.lacuna.app.player;

import org.lacuna.inference.signal.TimedWord.Origin;

/**
 * A caption line with the word that is spoken now.
 *
 * @param before text before that word, with the space between
 * @param current that word, empty between words
 * @param after text after that word, with the space between
 * @param origin where that word's times come from; between words those of the line's first word
 */
public record Caption(String before, String current, String after, Origin origin) {

  /** No caption at this time. */
  public static final Caption NONE = new Caption("", "", "");

  /** Words whose times were given. */
  public Caption(String before, String current, String after) {
    this(before, current, after, Origin.GIVEN);
  }

  public boolean isEmpty() {
    return before.isEmpty() && current.isEmpty() && after.isEmpty();
  }
}
