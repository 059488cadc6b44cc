package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.eval.Bootstrap.Difference;
import org.lacuna.inference.eval.Bootstrap.Drawn;
import org.lacuna.inference.eval.GapClosed;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What each reconstruction gives back of the gap between a model that lacks the modality and one
 * that has it. The three models are drawn together, so that their common luck cancels.
 */
final class Gaps {

  private final Evaluation.Settings settings;

  Gaps(Evaluation.Settings settings) {
    this.settings = settings;
  }

  List<GapFinding> of(Map<Entry, Map<ModalitySet, Panel>> said) {
    List<GapFinding> findings = new ArrayList<>();
    Optional<Entry> without = named(said, settings.without());
    for (Entry ours : said.keySet()) {
      if (without.isEmpty() || without.get().equals(ours)) {
        continue;
      }
      Entry full = named(said, settings.full()).orElse(ours);
      for (Modality m : Modality.values()) {
        if (ours.rebuilds(m) && !full.equals(without.get())) {
          findings.addAll(of(said, without.get(), ours, full, m));
        }
      }
    }
    return findings;
  }

  private static Optional<Entry> named(Map<Entry, Map<ModalitySet, Panel>> said, String name) {
    return said.keySet().stream()
        .filter(s -> s.name().equals(name) || s.label().equals(name))
        .findFirst();
  }

  private static List<GapFinding> of(
      Map<Entry, Map<ModalitySet, Panel>> said, Entry without, Entry ours, Entry full, Modality m) {
    ModalitySet all = ours.readable();
    ModalitySet rest = all.without(m);
    @Nullable Panel w = said.getOrDefault(without, Map.of()).get(rest);
    @Nullable Panel o = said.getOrDefault(ours, Map.of()).get(rest);
    @Nullable Panel f = said.getOrDefault(full, Map.of()).get(all);
    if (w == null || o == null || f == null) {
      return List.of();
    }
    List<Panel> three = Panel.over(w, o, f);
    List<GapFinding> findings = new ArrayList<>();
    for (String metric : Metrics.compared(o.metrics().keySet())) {
      Drawn dw = three.get(0).drawn();
      Drawn du = three.get(1).drawn();
      Drawn df = three.get(2).drawn();
      Optional<Difference> gain = du.minus(dw, metric, Evaluation.CONFIDENCE);
      Optional<Difference> gap = df.minus(dw, metric, Evaluation.CONFIDENCE);
      if (gain.isPresent() && gap.isPresent()) {
        Range gained = Range.of(gain.get().interval());
        findings.add(
            new GapFinding(
                ours.label(),
                without.label(),
                full.label(),
                m.key(),
                metric,
                new double[] {
                  three.get(0).range(metric).value(),
                  three.get(1).range(metric).value(),
                  three.get(2).range(metric).value()
                },
                gained,
                Range.of(gap.get().interval()),
                share(metric, dw, du, df),
                Verdict.better(gained, Metrics.lowerIsBetter(metric))));
      }
    }
    return findings;
  }

  /** The share that is closed on every draw; draws without a gap are left out. */
  private static Range share(String metric, Drawn without, Drawn ours, Drawn full) {
    double[] w = without.values().getOrDefault(metric, new double[0]);
    double[] o = ours.values().getOrDefault(metric, new double[0]);
    double[] f = full.values().getOrDefault(metric, new double[0]);
    double[] shares = new double[w.length];
    Arrays.setAll(shares, d -> GapClosed.of(w[d], o[d], f[d]).orElse(Double.NaN));
    return GapClosed.of(
            without.whole().getOrDefault(metric, Double.NaN),
            ours.whole().getOrDefault(metric, Double.NaN),
            full.whole().getOrDefault(metric, Double.NaN))
        .stream()
        .mapToObj(v -> new Drawn(Map.of(metric, v), Map.of(metric, shares)))
        .flatMap(d -> d.interval(metric, Evaluation.CONFIDENCE).stream())
        .map(Range::of)
        .findFirst()
        .orElse(Range.NONE);
  }
}
