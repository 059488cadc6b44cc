package org.lacuna.app.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.page.NumberTable;
import org.lacuna.inference.drop.Influence;
import org.lacuna.inference.signal.Modality;

/** The numbers behind the question why, for files. */
public final class InfluenceNumbers {

  private InfluenceNumbers() {}

  /** Every part with its effect on every score; empty while there are none. */
  public static List<NumberTable> of(InfluenceViewModel model) {
    if (model.parts().get().isEmpty()) {
      return List.of();
    }
    List<Optional<String>> scores = model.targets().get();
    List<String> columns = new ArrayList<>(List.of("modality", "start_s", "end_s"));
    scores.forEach(s -> columns.add("without_" + s.map(l -> "p_" + l).orElse("sentiment")));
    List<List<String>> rows = new ArrayList<>();
    for (Modality m : Modality.values()) {
      for (Influence part : model.parts().get().getOrDefault(m, List.of())) {
        List<String> cells =
            new ArrayList<>(List.of(m.key(), seconds(part.startUs()), seconds(part.endUs())));
        for (Optional<String> score : scores) {
          var effect = score.isEmpty() ? part.sentiment() : part.emotion(score.get());
          cells.add(
              effect.isPresent() ? String.format(Locale.ROOT, "%.6f", effect.getAsDouble()) : "");
        }
        rows.add(cells);
      }
    }
    return List.of(new NumberTable("influence", columns, rows));
  }

  private static String seconds(long us) {
    return String.format(Locale.ROOT, "%.6f", us / 1e6);
  }
}
