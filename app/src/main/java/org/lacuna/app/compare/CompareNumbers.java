package org.lacuna.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.compare.plot.SessionPlotViewModel;
import org.lacuna.app.page.NumberTable;

/** The numbers behind the comparisons, for files. */
public final class CompareNumbers {

  private CompareNumbers() {}

  /** A table a network; empty while there is nothing to compare. */
  static List<NumberTable> of(CompareViewModel model) {
    List<NumberTable> all = new ArrayList<>();
    model.comparison().get().ifPresent(c -> all.add(table("subsets", c)));
    model.second().comparison().get().ifPresent(c -> all.add(table("subsets_second_model", c)));
    return List.copyOf(all);
  }

  /** The same and a table of the session; empty while there is nothing to compare. */
  public static List<NumberTable> of(CompareViewModel model, SessionPlotViewModel session) {
    List<NumberTable> all = new ArrayList<>(of(model));
    if (!session.points().get().isEmpty()) {
      all.add(points(session));
    }
    return List.copyOf(all);
  }

  private static NumberTable points(SessionPlotViewModel session) {
    String quantity = session.emotion().get().map(label -> "p_" + label).orElse("sentiment");
    return new NumberTable(
        "session",
        List.of("clip", quantity + "_full", "left", quantity + "_left"),
        session.points().get().stream()
            .map(
                p ->
                    List.of(
                        p.clip().name(),
                        number(p.full()),
                        session.given().get().toString(),
                        number(p.missing())))
            .toList());
  }

  private static NumberTable table(String name, Comparison comparison) {
    List<String> columns = new ArrayList<>(List.of("model", "subset", "sentiment", "delta"));
    comparison.labels().forEach(label -> columns.add("p_" + label));
    columns.addAll(
        List.of("total_variation", "likeliest", "sign_flips", "likeliest_flips", "reason"));
    List<List<String>> rows = new ArrayList<>();
    for (SubsetResult row : comparison.rows()) {
      Optional<Change> change = comparison.change(row);
      List<String> cells = new ArrayList<>();
      cells.add(comparison.model());
      cells.add(row.subset().toString());
      cells.add(cell(row.sentiment()));
      cells.add(cell(change.map(Change::sentiment).orElse(OptionalDouble.empty())));
      for (String label : comparison.labels()) {
        Double p = row.emotions().get(label);
        cells.add(p == null ? "" : number(p));
      }
      cells.add(cell(change.map(Change::distance).orElse(OptionalDouble.empty())));
      cells.add(row.likeliest().orElse(""));
      cells.add(change.map(c -> Boolean.toString(c.signFlips())).orElse(""));
      cells.add(change.map(c -> Boolean.toString(c.topFlips())).orElse(""));
      cells.add(row.why());
      rows.add(cells);
    }
    return new NumberTable(name, columns, rows);
  }

  static String cell(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
