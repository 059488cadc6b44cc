package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.evaluate.GapFinding.Range;
import org.lacuna.inference.eval.Bootstrap.Interval;
import org.lacuna.inference.eval.GapClosed;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What each reconstruction gives back of the gap between a model that lacks the modality and one
 * that has it. The three models are drawn together, so that their common luck cancels.
 */
final class Gaps {

  private static final String WITHOUT = "without";
  private static final String OURS = "ours";
  private static final String FULL = "full";
  private static final String GAIN = "gain";
  private static final String GAP = "gap";
  private static final String SHARE = "share";

  private final Evaluation.Settings settings;

  Gaps(Evaluation.Settings settings) {
    this.settings = settings;
  }

  /** The three that are compared, each with what it was given. */
  private record Three(Panel without, Panel ours, Panel full) {

    Map<String, Double> of(String metric, int... drawn) {
      int[] chosen = Panel.common(List.of(without, ours, full), drawn);
      Double w = without.metrics(chosen).get(metric);
      Double o = ours.metrics(chosen).get(metric);
      Double f = full.metrics(chosen).get(metric);
      Map<String, Double> all = new LinkedHashMap<>();
      if (w != null && o != null && f != null) {
        all.put(WITHOUT, w);
        all.put(OURS, o);
        all.put(FULL, f);
        all.put(GAIN, o - w);
        all.put(GAP, f - w);
        GapClosed.of(w, o, f).ifPresent(s -> all.put(SHARE, s));
      }
      return all;
    }
  }

  List<GapFinding> of(Map<Subject, Map<ModalitySet, Panel>> said) {
    List<GapFinding> findings = new ArrayList<>();
    Optional<Subject> without = named(said, settings.without());
    for (Subject ours : said.keySet()) {
      if (without.isEmpty() || without.get() == ours) {
        continue;
      }
      Subject full = named(said, settings.full()).orElse(ours);
      for (Modality m : Modality.values()) {
        if (ours.rebuilds(m) && full != without.get()) {
          findings.addAll(of(said, without.get(), ours, full, m));
        }
      }
    }
    return findings;
  }

  private static Optional<Subject> named(Map<Subject, Map<ModalitySet, Panel>> said, String name) {
    return said.keySet().stream()
        .filter(s -> s.name().equals(name) || s.label().equals(name))
        .findFirst();
  }

  private List<GapFinding> of(
      Map<Subject, Map<ModalitySet, Panel>> said,
      Subject without,
      Subject ours,
      Subject full,
      Modality m) {
    ModalitySet all = ours.readable();
    ModalitySet rest = all.without(m);
    @Nullable Panel w = said.getOrDefault(without, Map.of()).get(rest);
    @Nullable Panel o = said.getOrDefault(ours, Map.of()).get(rest);
    @Nullable Panel f = said.getOrDefault(full, Map.of()).get(all);
    if (w == null || o == null || f == null) {
      return List.of();
    }
    Three three = new Three(w, o, f);
    List<GapFinding> findings = new ArrayList<>();
    for (String metric : Metrics.compared(o.metrics().keySet())) {
      findings.add(finding(without, ours, full, m, metric, three));
    }
    return findings;
  }

  private GapFinding finding(
      Subject without, Subject ours, Subject full, Modality m, String metric, Three three) {
    Map<String, Interval> drawn =
        Evaluation.bootstrap(settings, three.ours)
            .intervals(chosen -> three.of(metric, chosen), Evaluation.CONFIDENCE);
    Range gain = range(drawn.get(GAIN));
    return new GapFinding(
        ours.label(),
        without.label(),
        full.label(),
        m.key(),
        metric,
        new double[] {
          range(drawn.get(WITHOUT)).value(),
          range(drawn.get(OURS)).value(),
          range(drawn.get(FULL)).value()
        },
        gain,
        range(drawn.get(GAP)),
        range(drawn.get(SHARE)),
        Verdict.better(gain, Metrics.lowerIsBetter(metric)));
  }

  private static Range range(@Nullable Interval i) {
    return i == null ? Range.NONE : new Range(i.value(), i.low(), i.high());
  }
}
