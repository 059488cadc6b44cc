package org.lacuna.app.rebuilt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.app.page.NumberTable;

/** The page as tables: figures of every feature, and the chosen feature step by step. */
final class RebuiltNumbers {

  private static final List<String> FIGURES =
      List.of(
          "feature",
          "unit",
          "part",
          "steps_compared",
          "real_mean",
          "real_deviation",
          "rebuilt_mean",
          "rebuilt_deviation",
          "difference_mean",
          "mae",
          "rmse",
          "correlation",
          "card_rmse",
          "card_rmse_of_mean",
          "card_correlation");

  private RebuiltNumbers() {}

  static List<NumberTable> of(Content content, Optional<FeatureSeries> series) {
    if (content.rows().isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    for (FeatureRow row : content.rows()) {
      rows.add(figures(row, "clip", row.clip()));
      row.gap().ifPresent(gap -> rows.add(figures(row, "gap", gap)));
    }
    List<NumberTable> tables = new ArrayList<>();
    tables.add(new NumberTable("rebuilt-figures", FIGURES, rows));
    series.ifPresent(s -> tables.add(steps(s)));
    return List.copyOf(tables);
  }

  private static List<String> figures(FeatureRow row, String part, Figures f) {
    return List.of(
        row.name(),
        row.unit(),
        part,
        Integer.toString(f.compared()),
        cell(f.real().mean()),
        cell(f.real().deviation()),
        cell(f.rebuilt().mean()),
        cell(f.rebuilt().deviation()),
        cell(f.difference()),
        cell(f.mae()),
        cell(f.rmse()),
        cell(f.corr()),
        cell(row.card().rmse()),
        cell(row.card().rmseOfMean()),
        cell(row.card().corr()));
  }

  private static NumberTable steps(FeatureSeries s) {
    List<List<String>> rows = new ArrayList<>();
    for (int t = 0; t < s.startUs().length; t++) {
      boolean inside = s.gaps().contains((s.startUs()[t] + s.endUs()[t]) / 2);
      rows.add(
          List.of(
              seconds(s.startUs()[t]),
              seconds(s.endUs()[t]),
              cell(s.real()[t]),
              cell(s.rebuilt()[t]),
              inside ? "1" : "0"));
    }
    return new NumberTable(
        "rebuilt-" + s.row().name(),
        List.of("start_s", "end_s", "real", "rebuilt", "dropped"),
        rows);
  }

  private static String seconds(long us) {
    return String.format(Locale.ROOT, "%.6f", us / 1e6);
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Float.toString((float) value.getAsDouble()) : "";
  }

  private static String cell(float value) {
    return Float.isNaN(value) ? "" : Float.toString(value);
  }
}
