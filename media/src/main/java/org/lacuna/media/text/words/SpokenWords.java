package org.lacuna.media.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words that are spoken in shown text. Left out are notes ("[music]", a line that is
 * nothing but "(laughs)" or "*door*"), music signs, the dash or ">>" before a change of speaker, a
 * speaker's name in capitals ("MARY: hello") and punctuation that stands alone; closing punctuation
 * joins the word before it.
 */
public final class SpokenWords {

  // Lengths are bounded and quantifiers possessive so that hostile text costs linear time.
  private static final List<Pattern> UNSPOKEN =
      List.of(
          Pattern.compile("\\[[^\\]]{0,300}+\\]"),
          Pattern.compile("[\u2669-\u266C]"),
          Pattern.compile("(?m)^\\h{0,40}+(?:>{2,3}|[-\u2010-\u2015]{1,3}(?=[\\h\\p{L}(]))"),
          Pattern.compile("(?m)^\\h{0,40}+\\([^)]{0,300}+\\)[\\h.]{0,40}+$"),
          Pattern.compile("(?m)^\\h{0,40}+\\*[^*\\n]{1,300}+\\*\\h{0,40}+$"),
          Pattern.compile("(?m)^\\h{0,40}+\\p{Lu}[\\p{Lu}\\p{N} .'#-]{1,30}+:(?=.{0,300}\\p{Ll})"));

  /** Words are parted by white space, and after a dash that joins two of them. */
  private static final Pattern TOKEN = Pattern.compile("\\S+?(?:\u2014|--)(?=\\p{L})|\\S+");

  private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}+");
  private static final Pattern CLOSING =
      Pattern.compile("[.,!?;:)\\]}'\"%\u2026\u2019\u201D\u00BB\u3002\uFF01\uFF1F]+");

  private SpokenWords() {}

  /**
   * @param at index of the word's first character in the text it was found in
   */
  public record Word(String text, int at) {}

  public static List<Word> find(String shown) {
    String spoken = shown;
    for (Pattern pattern : UNSPOKEN) {
      spoken = blank(spoken, pattern);
    }
    List<Word> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(spoken);
    while (token.find()) {
      String text = token.group();
      if (!PUNCTUATION.matcher(text).matches()) {
        words.add(new Word(text, token.start()));
      } else if (!words.isEmpty() && CLOSING.matcher(text).matches()) {
        Word before = words.remove(words.size() - 1);
        words.add(new Word(before.text() + text, before.at()));
      }
    }
    return words;
  }

  /** Overwrites every match with spaces, so that positions stay what they were. */
  private static String blank(String text, Pattern pattern) {
    Matcher match = pattern.matcher(text);
    if (!match.find()) {
      return text;
    }
    StringBuilder blanked = new StringBuilder(text);
    do {
      for (int i = match.start(); i < match.end(); i++) {
        if (blanked.charAt(i) != '\n') {
          blanked.setCharAt(i, ' ');
        }
      }
    } while (match.find());
    return blanked.toString();
  }
}
