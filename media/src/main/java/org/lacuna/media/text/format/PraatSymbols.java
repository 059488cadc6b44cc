package org.lacuna.media.text.format;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backslash pairs by which Praat labels spell special characters in ASCII: {@code caf\e'},
 * {@code \ss}. Those of European spelling are known; others, which are phonetic, stay as written.
 *
 * @see <a href="https://www.fon.hum.uva.nl/praat/manual/Special_symbols.html">Special symbols</a>
 */
final class PraatSymbols {

  private static final Pattern PAIR = Pattern.compile("\\\\([A-Za-z?!])([A-Za-z'`\"^~,/])");

  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          entry("bs", "\\"),
          entry("ss", "\u00DF"),
          entry("ae", "\u00E6"),
          entry("Ae", "\u00C6"),
          entry("ao", "\u00E5"),
          entry("Ao", "\u00C5"),
          entry("oe", "\u0153"),
          entry("Oe", "\u0152"),
          entry("o/", "\u00F8"),
          entry("O/", "\u00D8"),
          entry("?d", "\u00BF"),
          entry("!d", "\u00A1"));

  private static final Map<String, String> ACCENTS =
      Map.of(
          "'", "\u0301", "`", "\u0300", "^", "\u0302", "\"", "\u0308", "~", "\u0303", ",",
          "\u0327");

  private PraatSymbols() {}

  static String decode(String label) {
    return label.indexOf('\\') < 0
        ? label
        : PAIR.matcher(label).replaceAll(m -> Matcher.quoteReplacement(character(m)));
  }

  /** The only character that a label cannot hold as itself is the backslash. */
  static String encode(String text) {
    return text.replace("\\", "\\bs");
  }

  private static String character(MatchResult pair) {
    String known = WHOLE.get(pair.group(1) + pair.group(2));
    if (known != null) {
      return known;
    }
    String accent = ACCENTS.get(pair.group(2));
    String composed =
        accent == null ? "" : Normalizer.normalize(pair.group(1) + accent, Normalizer.Form.NFC);
    return composed.length() == 1 ? composed : pair.group();
  }
}
