package org.lacuna.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.page.NumberTable;

/** The numbers behind the attention page, for files. */
public final class AttentionNumbers {

  private AttentionNumbers() {}

  /** The map that is shown, and every direction's sentence; empty while there is neither. */
  public static List<NumberTable> of(AttentionViewModel model) {
    List<NumberTable> all = new ArrayList<>();
    model.picture().get().ifPresent(p -> all.add(map(p)));
    if (model.summaries().get().stream().anyMatch(s -> s.picture().isPresent())) {
      all.add(summaries(model.summaries().get()));
    }
    return List.copyOf(all);
  }

  private static NumberTable map(AttentionPicture p) {
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < p.rows().steps(); r++) {
      for (int c = 0; c < p.columns().steps(); c++) {
        List<String> cells = new ArrayList<>(step(p.rows(), r));
        cells.addAll(step(p.columns(), c));
        // Where nothing is looked at there is no weight, which is not a weight of zero.
        boolean there = p.looks(r) && (p.columns().observed()[c] || p.weight(r, c) > 0);
        cells.add(there ? String.format(Locale.ROOT, "%.7f", p.weight(r, c)) : "");
        rows.add(cells);
      }
    }
    return new NumberTable(
        "attention",
        List.of(
            "looks",
            "looks_start_s",
            "looks_end_s",
            "looks_word",
            "looks_observed",
            "at",
            "at_start_s",
            "at_end_s",
            "at_word",
            "at_observed",
            "weight"),
        rows);
  }

  private static List<String> step(AttentionAxis axis, int i) {
    return List.of(
        axis.modality().key(),
        seconds(axis.startUs()[i]),
        seconds(axis.endUs()[i]),
        axis.labels().get(i),
        Boolean.toString(axis.observed()[i]));
  }

  private static NumberTable summaries(List<AttentionSummary> all) {
    List<List<String>> rows = new ArrayList<>();
    for (AttentionSummary s : all) {
      Optional<AttentionFocus> f = s.focus();
      rows.add(
          List.of(
              s.direction().target().key(),
              s.direction().source().key(),
              s.sentence(),
              f.map(x -> number(x.evenness())).orElse(""),
              f.map(x -> number(x.rowsEvenness())).orElse(""),
              start(s),
              end(s),
              f.map(x -> number(x.share())).orElse("")));
    }
    return new NumberTable(
        "attention_summaries",
        List.of(
            "looks",
            "at",
            "sentence",
            "evenness",
            "evenness_of_rows",
            "most_start_s",
            "most_end_s",
            "most_share"),
        rows);
  }

  private static String start(AttentionSummary s) {
    return s.focus()
        .flatMap(f -> s.picture().map(p -> seconds(p.columns().startUs()[f.first()])))
        .orElse("");
  }

  private static String end(AttentionSummary s) {
    return s.focus()
        .flatMap(f -> s.picture().map(p -> seconds(p.columns().endUs()[f.last()])))
        .orElse("");
  }

  private static String number(double v) {
    return String.format(Locale.ROOT, "%.4f", v);
  }

  private static String seconds(long us) {
    return String.format(Locale.ROOT, "%.6f", us / 1e6);
  }
}
