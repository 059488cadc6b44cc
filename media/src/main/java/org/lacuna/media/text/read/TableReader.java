package org.lacuna.media.text.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReader;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.format.Delimited.Row;
import org.lacuna.media.text.format.TableColumns;
import org.lacuna.media.text.format.TableTime;
import org.lacuna.media.text.format.TableTime.Unit;
import org.lacuna.media.text.read.TimedText.Stretch;
import org.lacuna.media.text.words.WordNotes;

/**
 * Tables of words or utterances: comma, semicolon, tab or bar; with the columns' names (start, end
 * or duration, word or text, and perhaps confidence and origin, in any order) or without (start,
 * end, word, and perhaps confidence). Times are {@code hh:mm:ss.mmm} or numbers, of the unit that
 * the column's name ends in; where it names none they are milliseconds when half of the rows would
 * otherwise last {@value #LONGEST_SECONDS} seconds or more. Times left empty, as by aligners that
 * missed a word, put it between its neighbours.
 */
public final class TableReader implements TranscriptReader {

  private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');

  /** Nobody speaks one word or sentence so long. */
  private static final int LONGEST_SECONDS = 50;

  /** Rows by which a table is known. */
  private static final int SAMPLE = 20;

  /** What spreadsheets write first to say how fields are parted. */
  private static final Pattern SEPARATOR = Pattern.compile("sep=(.)\\n");

  private record Table(char delimiter, TableColumns columns, String text) {}

  @Override
  public List<String> extensions() {
    return List.of("csv", "tsv");
  }

  @Override
  public boolean sharesExtensions() {
    return true;
  }

  @Override
  public boolean recognises(String text) {
    return table(text).isPresent();
  }

  @Override
  public Transcript read(String text, String name, long durationUs) throws LacunaException {
    Table table =
        table(text)
            .orElseThrow(
                () ->
                    new LacunaException(
                        Kind.MEDIA,
                        name
                            + " is no table of words with times; give it the columns start, end and"
                            + " word."));
    TableColumns columns = table.columns;
    List<Row> rows = Delimited.parse(table.text, table.delimiter, Integer.MAX_VALUE);
    List<Row> body = words(rows.subList(columns.header() ? 1 : 0, rows.size()), columns);
    Unit unit = columns.unit().orElseGet(() -> unit(body, columns));
    List<Stretch> stretches = new ArrayList<>();
    for (Row row : body) {
      if (!row.field(columns.text()).isBlank()) {
        stretches.add(stretch(row, columns, unit, name));
      }
    }
    boolean words =
        stretches.stream().anyMatch(s -> s.span().isEmpty()) || TimedText.isWords(stretches);
    return words
        ? TimedText.ofWords(stretches, List.of(), durationUs, name)
        : TimedText.ofUtterances(stretches, durationUs, name);
  }

  private static Optional<Table> table(String text) {
    Matcher separator = SEPARATOR.matcher(text);
    if (separator.lookingAt()) {
      return table(text.substring(separator.end()), separator.group(1).charAt(0));
    }
    return DELIMITERS.stream().flatMap(d -> table(text, d).stream()).findFirst();
  }

  private static Optional<Table> table(String text, char delimiter) {
    return TableColumns.of(Delimited.parse(text, delimiter, SAMPLE))
        .map(columns -> new Table(delimiter, columns, text));
  }

  /** Of tables that hold words and their sounds in one, the words; otherwise all rows. */
  private static List<Row> words(List<Row> rows, TableColumns columns) {
    List<Row> words =
        rows.stream().filter(r -> r.field(columns.type()).matches("(?i)words?")).toList();
    return words.isEmpty() ? rows : words;
  }

  private static Unit unit(List<Row> rows, TableColumns columns) {
    double[] lengths =
        rows.stream()
            .filter(r -> TableTime.isNumber(r.field(columns.start())))
            .mapToDouble(r -> seconds(r, columns))
            .filter(s -> s > 0)
            .sorted()
            .toArray();
    boolean tooLong = lengths.length > 0 && lengths[lengths.length / 2] >= LONGEST_SECONDS;
    return tooLong ? Unit.MILLISECONDS : Unit.SECONDS;
  }

  private static double seconds(Row row, TableColumns columns) {
    long from = columns.end() < 0 ? 0 : time(row, columns.start(), Unit.SECONDS).orElse(0);
    int last = columns.end() < 0 ? columns.duration() : columns.end();
    return (time(row, last, Unit.SECONDS).orElse(from) - from) / 1e6;
  }

  private static Stretch stretch(Row row, TableColumns columns, Unit unit, String name)
      throws LacunaException {
    String word = row.field(columns.text());
    String sure = row.field(columns.confidence());
    int last = columns.end() < 0 ? columns.duration() : columns.end();
    OptionalLong start = time(row, columns.start(), unit);
    OptionalLong stop = time(row, last, unit);
    boolean left = row.field(columns.start()).isEmpty() || row.field(last).isEmpty();
    if (!left && (start.isEmpty() || stop.isEmpty())) {
      throw new LacunaException(
          Kind.MEDIA,
          name + " holds something other than a time in line " + row.line() + "; correct it.");
    }
    long end = stop.orElse(0) + (columns.end() < 0 ? start.orElse(0) : 0);
    if (left || end < start.orElse(0)) {
      return Stretch.untimed(word, WordNotes.confidence(sure, Origin.INTERPOLATED));
    }
    Origin origin = WordNotes.origin(row.field(columns.origin())).orElse(Origin.GIVEN);
    float confidence = WordNotes.confidence(sure, origin);
    return new Stretch(start.orElse(0), end, word, origin, confidence);
  }

  private static OptionalLong time(Row row, int column, Unit unit) {
    return TableTime.parse(row.field(column), unit);
  }
}
