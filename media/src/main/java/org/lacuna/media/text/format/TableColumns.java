package org.lacuna.media.text.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.media.text.format.Delimited.Row;
import org.lacuna.media.text.format.TableTime.Unit;

/**
 * Which column of a table of words is which; -1 where there is none.
 *
 * @param header whether the first row names the columns
 * @param start start of the word
 * @param end its end; -1 when there is a duration
 * @param duration its length; -1 when there is an end
 * @param text the word, or all that is said in the stretch
 * @param confidence how sure whoever wrote it was, 0 to 1 or in per cent
 * @param origin where the times come from, in our own words
 * @param type what the row is, in tables that hold words and sounds alike
 * @param unit what plain numbers count, as far as the names tell
 */
public record TableColumns(
    boolean header,
    int start,
    int end,
    int duration,
    int text,
    int confidence,
    int origin,
    int type,
    Optional<Unit> unit) {

  private static final List<String> START =
      List.of("start", "begin", "onset", "starttime", "begintime", "from", "tmin", "xmin", "t0");
  private static final List<String> END =
      List.of("end", "stop", "offset", "endtime", "stoptime", "to", "tmax", "xmax", "t1", "finish");
  private static final List<String> DURATION = List.of("duration", "dur", "length");

  /** The surest first: a table may hold the word and its label or the whole sentence as well. */
  private static final List<String> TEXT =
      List.of(
          "word",
          "words",
          "token",
          "text",
          "orthography",
          "transcript",
          "transcription",
          "utterance",
          "sentence",
          "caption",
          "label",
          "annotation",
          "value",
          "content");

  private static final List<String> CONFIDENCE =
      List.of("confidence", "conf", "score", "probability", "prob", "p");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static final Pattern CONFIDENCE_VALUE =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{0,20})?(?:[eE]-\\d{1,2})?|\\.\\d{1,20})\\h?(%)?");

  /**
   * Columns by their names, or, where the names are missing or unknown, by what they hold: a time,
   * a time, the word, and then perhaps a confidence.
   *
   * @param rows the first rows of the table
   * @return nothing when it is no table of words with times
   */
  public static Optional<TableColumns> of(List<Row> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = rows.get(0).fields();
    TableColumns named = named(names);
    if (named.start >= 0 && (named.end >= 0 || named.duration >= 0) && named.text >= 0) {
      return Optional.of(named);
    }
    boolean header = rows.size() > 1 && !opensWithTimes(rows.get(0));
    List<Row> body = header ? rows.subList(1, rows.size()) : rows;
    // Other tables of numbers, such as exported features, may open with two of them as well.
    boolean spoken = body.stream().anyMatch(r -> LETTER.matcher(r.field(2)).find());
    if (!spoken || !body.stream().allMatch(TableColumns::opensWithTimes)) {
      return Optional.empty();
    }
    boolean sure = body.stream().allMatch(r -> r.field(3).matches("[01]?[.,]\\d{1,20}|[01]"));
    Optional<Unit> unit = header ? Unit.named(names.get(0)) : Optional.empty();
    return Optional.of(new TableColumns(header, 0, 1, -1, 2, sure ? 3 : -1, -1, -1, unit));
  }

  private static TableColumns named(List<String> names) {
    int start = find(names, START);
    int end = find(names, END);
    int duration = end >= 0 ? -1 : find(names, DURATION);
    int text = find(names, TEXT);
    Optional<Unit> unit = start < 0 ? Optional.empty() : Unit.named(names.get(start));
    return new TableColumns(
        true,
        start,
        end,
        duration,
        text,
        find(names, CONFIDENCE),
        find(names, List.of("origin")),
        find(names, List.of("type")),
        unit);
  }

  private static int find(List<String> names, List<String> wanted) {
    for (String want : wanted) {
      for (int i = 0; i < names.size(); i++) {
        if (plain(names.get(i)).equals(want)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** "Begin Time - ss.msec", "start_ms", "startTime" and "Start (s)" without unit and signs. */
  private static String plain(String name) {
    int dash = name.indexOf(" - ");
    String bare = dash < 0 ? name : name.substring(0, dash);
    return Unit.unnamed(bare).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static boolean opensWithTimes(Row row) {
    return row.fields().size() >= 3 && TableTime.is(row.field(0)) && TableTime.is(row.field(1));
  }

  /** 0 to 1, from a share or a percentage; nothing when it is neither. */
  public static OptionalDouble confidence(String field) {
    Matcher number = CONFIDENCE_VALUE.matcher(field.replace(',', '.'));
    if (!number.matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(number.group(1));
    boolean percent = number.group(2) != null || value > 1;
    double share = percent ? value / 100 : value;
    return share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
  }
}
