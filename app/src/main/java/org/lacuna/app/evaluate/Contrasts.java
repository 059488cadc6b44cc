package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.ModalitySet;

/** Paired differences between every two models, on every subset that both are made for. */
final class Contrasts {

  private final Evaluation.Settings settings;

  Contrasts(Evaluation.Settings settings) {
    this.settings = settings;
  }

  List<Contrast> of(Map<Entry, Map<ModalitySet, Panel>> said) {
    List<Contrast> contrasts = new ArrayList<>();
    List<Entry> subjects = List.copyOf(said.keySet());
    for (int a = 0; a < subjects.size(); a++) {
      for (int b = a + 1; b < subjects.size(); b++) {
        for (ModalitySet subset : settings.subsets()) {
          Panel first = said.getOrDefault(subjects.get(a), Map.of()).get(subset);
          Panel second = said.getOrDefault(subjects.get(b), Map.of()).get(subset);
          if (first != null && second != null) {
            contrasts.addAll(
                pair(subjects.get(a).label(), subjects.get(b).label(), subset, first, second));
          }
        }
      }
    }
    return holm(contrasts);
  }

  private List<Contrast> pair(String first, String second, ModalitySet given, Panel a, Panel b) {
    List<Panel> both = Panel.over(a, b);
    List<Contrast> contrasts = new ArrayList<>();
    for (String metric : Metrics.compared(a.metrics().keySet())) {
      both.get(0)
          .drawn()
          .minus(both.get(1).drawn(), metric, Evaluation.CONFIDENCE)
          .ifPresent(
              d ->
                  contrasts.add(
                      new Contrast(
                          first,
                          second,
                          given.toString(),
                          metric,
                          d.interval().value(),
                          d.interval().low(),
                          d.interval().high(),
                          d.p(),
                          d.p())));
    }
    return contrasts;
  }

  /** Holm (1979): the k-th smallest of n values is multiplied by n - k + 1, never falling. */
  static List<Contrast> holm(List<Contrast> contrasts) {
    Map<String, List<Integer>> byMetric = new HashMap<>();
    for (int i = 0; i < contrasts.size(); i++) {
      byMetric.computeIfAbsent(contrasts.get(i).metric(), m -> new ArrayList<>()).add(i);
    }
    Contrast[] adjusted = contrasts.toArray(new Contrast[0]);
    for (List<Integer> family : byMetric.values()) {
      family.sort(Comparator.comparingDouble(i -> contrasts.get(i).p()));
      double most = 0;
      for (int k = 0; k < family.size(); k++) {
        Contrast c = contrasts.get(family.get(k));
        most = Math.max(most, Math.min(1, c.p() * (family.size() - k)));
        adjusted[family.get(k)] = c.adjusted(most);
      }
    }
    return List.of(adjusted);
  }
}
