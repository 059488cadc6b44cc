package org.lacuna.app.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lacuna.app.evaluate.Contrast;
import org.lacuna.app.evaluate.Evaluation;
import org.lacuna.app.evaluate.GapFinding;
import org.lacuna.app.evaluate.Range;
import org.lacuna.app.evaluate.RebuiltFinding;
import org.lacuna.app.evaluate.Verdict;
import org.lacuna.inference.signal.Modality;

/** The claims of the two papers, judged by the figures of one table set. */
final class Claims {

  private static final List<String> SENTIMENT = List.of("mae", "acc_2_neg_pos");
  private static final List<String> ENDINGS = List.of("_mae", "_accuracy");

  private Claims() {}

  static List<Claim> of(Evaluation.Result result) {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(distilled(result.contrasts()));
    claims.addAll(transferred(result.gaps()));
    claims.addAll(rebuilt(result.rebuilt()));
    return claims;
  }

  private static boolean shown(String metric) {
    return SENTIMENT.contains(metric)
        || ENDINGS.stream().anyMatch(e -> metric.endsWith(e) && metric.indexOf('[') < 0);
  }

  /** AMD, tables 2 and 3: with one modality given, distillation helps. */
  private static List<Claim> distilled(List<Contrast> contrasts) {
    List<Claim> claims = new ArrayList<>();
    for (Contrast c : contrasts) {
      boolean single = Modality.ofKey(c.given()).isPresent();
      String rival = c.second().equals("AMD") ? c.first() : c.second();
      boolean ours = c.first().equals("AMD") || c.second().equals("AMD");
      boolean rivals = List.of("Deep-S", "LMF-S", "AMD fixed").contains(rival);
      if (single && ours && rivals && shown(c.metric()) && error(c.metric())) {
        Range difference = new Range(c.difference(), c.low(), c.high());
        Range amdLess = c.first().equals("AMD") ? difference : difference.negated();
        claims.add(
            new Claim(
                "AMD beats " + rival + " with " + c.given() + " alone",
                name(c.metric()) + " " + signed(amdLess),
                Verdict.better(amdLess, true)));
      }
    }
    return claims;
  }

  /** KT, tables I to III: what is rebuilt gives back a part of what is missing. */
  private static List<Claim> transferred(List<GapFinding> gaps) {
    List<Claim> claims = new ArrayList<>();
    for (GapFinding g : gaps) {
      if (g.model().equals("KT ours") && g.rebuilt().equals("audio") && shown(g.metric())) {
        String share =
            g.gapIsThere() && g.share().there()
                ? String.format(
                    Locale.ROOT,
                    "; share of the gap closed %.2f [%.2f, %.2f]",
                    g.share().value(),
                    g.share().low(),
                    g.share().high())
                : "; no share: real audio is not surely better than none";
        claims.add(
            new Claim(
                "KT: rebuilt audio helps where audio is missing, " + name(g.metric()),
                String.format(
                    Locale.ROOT,
                    "without %.3f, rebuilt %.3f, real %.3f; gain %s; gap %s%s",
                    g.figures()[0],
                    g.figures()[1],
                    g.figures()[2],
                    signed(g.gain()),
                    signed(g.gap()),
                    share),
                g.verdict()));
      }
    }
    return claims;
  }

  private static List<Claim> rebuilt(List<RebuiltFinding> rebuilt) {
    List<Claim> claims = new ArrayList<>();
    for (RebuiltFinding r : rebuilt) {
      if (r.feature().equals(RebuiltFinding.ALL)) {
        claims.add(
            new Claim(
                "Rebuilt " + r.rebuilt() + " is nearer than the training mean",
                "squared error saved " + percent(r.overMean()),
                Verdict.better(r.overMean(), false)));
        claims.add(
            new Claim(
                "Rebuilt " + r.rebuilt() + " is nearer than a ridge regression",
                "squared error saved " + percent(r.overRidge()),
                Verdict.better(r.overRidge(), false)));
      }
    }
    return claims;
  }

  private static boolean error(String metric) {
    return metric.equals("mae") || metric.endsWith("_mae");
  }

  static String name(String metric) {
    return switch (metric) {
      case "mae" -> "MAE";
      case "acc_2_neg_pos" -> "Acc-2";
      default -> metric.replace("_mae", " MAE").replace('_', ' ');
    };
  }

  static String signed(Range r) {
    return signed(r.value()) + " [" + signed(r.low()) + ", " + signed(r.high()) + "]";
  }

  /** Without a sign where it rounds to zero. */
  private static String signed(double v) {
    return Math.abs(v) < 0.0005 ? "0.000" : String.format(Locale.ROOT, "%+.3f", v);
  }

  private static String percent(Range r) {
    return String.format(
        Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * r.value(), 100 * r.low(), 100 * r.high());
  }
}
