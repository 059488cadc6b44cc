package org.lacuna.app.annotate.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.format.Delimited.Row;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.TableColumns;
import org.lacuna.media.text.format.TableTime;
import org.lacuna.media.text.format.TableTime.Unit;
import org.lacuna.media.text.format.Tier;

/**
 * Tables of segments: our own, and those of others with a start, an end or a duration, and a label,
 * in any order and parted by a comma, semicolon, tab or bar. Columns {@code tier}, {@code
 * annotator} and {@code kind} are read where they are there. Times are seconds, or of the unit in
 * which the column's name ends.
 */
final class SegmentTable {

  private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');
  private static final List<String> LABEL =
      List.of("label", "annotation", "code", "emotion", "sentiment", "value");
  private static final int SAMPLE = 20;

  private SegmentTable() {}

  private record Table(List<Row> rows, TableColumns columns, List<String> names) {

    int column(String name) {
      return names.indexOf(name);
    }
  }

  private record Key(String name, String annotator, String kind) {}

  static List<Tier> read(String text, String name) throws LacunaException {
    Table table = table(text).orElseThrow(() -> refusal(name));
    Map<Key, List<Span>> tiers = new LinkedHashMap<>();
    List<Row> body = table.rows.subList(table.columns.header() ? 1 : 0, table.rows.size());
    for (Row row : body) {
      Key key =
          new Key(
              row.field(table.column("tier")),
              row.field(table.column("annotator")),
              row.field(table.column("kind")));
      tiers.computeIfAbsent(key, k -> new ArrayList<>()).add(span(row, table.columns, name));
    }
    List<Tier> all = new ArrayList<>();
    tiers.forEach(
        (key, spans) -> {
          String title = key.name.isEmpty() ? "labels" : key.name;
          all.add(new Tier(title, Optional.empty(), false, spans, key.annotator, key.kind));
        });
    return all;
  }

  private static Optional<Table> table(String text) {
    for (char delimiter : DELIMITERS) {
      List<Row> rows = new ArrayList<>(Delimited.parse(text, delimiter, Integer.MAX_VALUE));
      if (rows.isEmpty()) {
        continue;
      }
      List<String> names =
          rows.get(0).fields().stream().map(f -> f.strip().toLowerCase(Locale.ROOT)).toList();
      List<Row> sample = new ArrayList<>(rows.subList(0, Math.min(SAMPLE, rows.size())));
      sample.set(0, new Row(rows.get(0).line(), asLabel(rows.get(0).fields(), names)));
      Optional<TableColumns> columns = TableColumns.of(sample);
      if (columns.isPresent()) {
        return Optional.of(new Table(rows, columns.get(), names));
      }
    }
    return Optional.empty();
  }

  /** What others call a label, as the finder of columns knows it. */
  private static List<String> asLabel(List<String> fields, List<String> names) {
    List<String> known = new ArrayList<>(fields);
    LABEL.stream()
        .map(names::indexOf)
        .filter(i -> i >= 0)
        .findFirst()
        .ifPresent(i -> known.set(i, "word"));
    return known;
  }

  private static Span span(Row row, TableColumns columns, String name) throws LacunaException {
    Unit unit = columns.unit().orElse(Unit.SECONDS);
    int last = columns.end() < 0 ? columns.duration() : columns.end();
    OptionalLong start = TableTime.parse(row.field(columns.start()), unit);
    OptionalLong stop = TableTime.parse(row.field(last), unit);
    long end = stop.orElse(0) + (columns.end() < 0 ? start.orElse(0) : 0);
    if (start.isEmpty() || stop.isEmpty() || end < start.getAsLong()) {
      throw new LacunaException(
          Kind.MEDIA,
          "%s has no start and end in line %d; correct the line and import it again."
              .formatted(name, row.line()));
    }
    return new Span(start.getAsLong(), end, row.field(columns.text()));
  }

  private static LacunaException refusal(String name) {
    return new LacunaException(
        Kind.MEDIA,
        name + " is no table of segments; give it the columns start_s, end_s and label.");
  }
}
