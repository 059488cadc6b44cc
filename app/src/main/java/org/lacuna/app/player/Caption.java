package org.lacuna.app.player;

/**
 * A caption line with the word that is spoken now.
 *
 * @param before text before that word, with the space between
 * @param current that word, empty between words
 * @param after text after that word, with the space between
 */
public record Caption(String before, String current, String after) {

  /** No caption at this time. */
  public static final Caption NONE = new Caption("", "", "");

  public boolean isEmpty() {
    return before.isEmpty() && current.isEmpty() && after.isEmpty();
  }
}
