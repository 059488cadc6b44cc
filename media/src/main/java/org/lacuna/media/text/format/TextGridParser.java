package org.lacuna.media.text.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Praat's TextGrid as text, long and short form alike: only numbers, quoted strings and flags that
 * stand free between white space count, all else ({@code xmin =}, {@code intervals [3]:}, a remark
 * after {@code !}) is for people. The lengths that the file states are read, never trusted with
 * memory.
 *
 * @see <a href="https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html">TextGrid file
 *     formats</a>
 */
public final class TextGridParser {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,15}(?:\\.\\d{0,30})?(?:[eE][-+]?\\d{1,3})?%?");

  /** Three years; also keeps microseconds within a long. */
  private static final double LATEST_SECONDS = 1e8;

  private final String text;
  private final String name;
  private int at;

  private TextGridParser(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /** Whether the text opens as a TextGrid does. */
  public static boolean recognises(String text) {
    String head = text.substring(0, Math.min(text.length(), 300));
    return head.contains("\"ooTextFile") && head.contains("\"TextGrid");
  }

  /**
   * Reads all tiers.
   *
   * @param text the file, lines parted by {@code \n}
   * @param name of the file, for messages
   * @throws LacunaException of kind MEDIA when it is no whole TextGrid
   */
  public static List<Tier> parse(String text, String name) throws LacunaException {
    return new TextGridParser(text, name).tiers();
  }

  private List<Tier> tiers() throws LacunaException {
    if (!string().startsWith("ooTextFile") || !string().startsWith("TextGrid")) {
      throw refusal();
    }
    number();
    number();
    List<Tier> tiers = new ArrayList<>();
    if (!flag().equals("<exists>")) {
      return tiers;
    }
    int count = count();
    for (int i = 0; i < count; i++) {
      tiers.add(tier());
    }
    return tiers;
  }

  private Tier tier() throws LacunaException {
    String kind = string();
    boolean points = kind.equals("TextTier");
    if (!points && !kind.equals("IntervalTier")) {
      throw refusal();
    }
    String title = PraatSymbols.decode(string());
    number();
    number();
    int count = count();
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = time();
      long end = points ? start : time();
      String label = PraatSymbols.decode(string()).strip();
      if (end < start) {
        throw refusal();
      }
      spans.add(new Span(start, end, label));
    }
    return new Tier(title, Optional.empty(), points, spans);
  }

  private long time() throws LacunaException {
    double seconds = number();
    if (!(Math.abs(seconds) <= LATEST_SECONDS)) {
      throw refusal();
    }
    return Math.round(seconds * 1e6);
  }

  private int count() throws LacunaException {
    double count = number();
    if (!(count >= 0 && count <= Integer.MAX_VALUE)) {
      throw refusal();
    }
    return (int) count;
  }

  private double number() throws LacunaException {
    String token = next();
    if (token.startsWith("\"") || token.startsWith("<")) {
      throw refusal();
    }
    return Double.parseDouble(token.endsWith("%") ? token.substring(0, token.length() - 1) : token);
  }

  private String flag() throws LacunaException {
    String token = next();
    if (!token.startsWith("<")) {
      throw refusal();
    }
    return token;
  }

  private String string() throws LacunaException {
    String token = next();
    if (!token.startsWith("\"")) {
      throw refusal();
    }
    return token.substring(1);
  }

  /** The next number, {@code <flag>}, or string, which keeps its opening quote as a sign. */
  private String next() throws LacunaException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '!') {
        at = endOf('\n');
      } else if (c == '"') {
        return quoted();
      } else {
        int from = at;
        at = endOfWord();
        String word = text.substring(from, at);
        boolean flag = word.startsWith("<") && word.endsWith(">");
        if (flag || NUMBER.matcher(word).matches()) {
          return word;
        }
      }
    }
    throw refusal();
  }

  /** A doubled quote stands for one. */
  private String quoted() throws LacunaException {
    StringBuilder string = new StringBuilder("\"");
    at++;
    while (at < text.length()) {
      int quote = endOf('"');
      string.append(text, at, quote);
      at = quote + 1;
      if (at >= text.length() || text.charAt(at) != '"') {
        return string.toString();
      }
      string.append('"');
      at++;
    }
    throw refusal();
  }

  private int endOf(char c) {
    int found = text.indexOf(c, at);
    return found < 0 ? text.length() : found;
  }

  private int endOfWord() {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private LacunaException refusal() {
    long line =
        1 + text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new LacunaException(
        Kind.MEDIA,
        name
            + " is no whole TextGrid, it breaks off at line "
            + line
            + "; save it again in Praat as a text file.");
  }
}
