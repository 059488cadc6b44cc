package org.lacuna.media.text.format;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the markup of subtitle formats out of text: tags, override codes, character entities. */
public final class Markup {

  /** {@code <i>}, {@code </font>}, {@code <v Mary>}, {@code <c.yellow>}; not "a < b" or "<3". */
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>\\n]{0,200}+>|</?>");

  /** {@code {\an8}} (SubStation Alpha) and {@code {y:i}} (MicroDVD). */
  private static final Pattern CODE = Pattern.compile("\\{(?:\\\\|[A-Za-z]:)[^{}\\n]{0,200}+\\}");

  private static final Pattern ENTITY = Pattern.compile("&(#?[0-9A-Za-z]{1,8});");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
  private static final Pattern WIDE_SPACE =
      Pattern.compile("[\\t\\f\\u000B\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u3000]");

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private Markup() {}

  /** The text as a reader sees it; line breaks stay. */
  public static String strip(String marked) {
    String text = marked.replace("\\N", "\n").replace("\\h", " ");
    text = CODE.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll("");
    text = ENTITY.matcher(text).replaceAll(Markup::character);
    text = INVISIBLE.matcher(text).replaceAll("");
    return WIDE_SPACE.matcher(text).replaceAll(" ");
  }

  private static String character(java.util.regex.MatchResult entity) {
    String name = entity.group(1);
    String known = ENTITIES.get(name);
    if (known != null) {
      return Matcher.quoteReplacement(known);
    }
    if (name.equals("lrm") || name.equals("rlm")) {
      return "";
    }
    int point = codePoint(name);
    // An unknown entity is text that happens to look like one: "AT&T;".
    return Matcher.quoteReplacement(
        point < 0 ? entity.group() : new String(Character.toChars(point)));
  }

  private static int codePoint(String name) {
    if (!name.startsWith("#") || name.length() < 2) {
      return -1;
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    String digits = name.substring(hex ? 2 : 1);
    if (!digits.matches(hex ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
      return -1;
    }
    int point = Integer.parseInt(digits, hex ? 16 : 10);
    boolean text = Character.isValidCodePoint(point) && !Character.isISOControl(point);
    return text && !(point >= 0xD800 && point <= 0xDFFF) ? point : -1;
  }
}
