package org.lacuna.app.evaluate.output;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lacuna.app.evaluate.Contrast;
import org.lacuna.app.evaluate.Finding;
import org.lacuna.app.evaluate.GapFinding;
import org.lacuna.app.evaluate.RebuiltFinding;

/** Figures as CSV (RFC 4180); what was not computed is left empty. */
final class CsvTables {

  private CsvTables() {}

  static String findings(List<Finding> findings) {
    StringBuilder csv =
        new StringBuilder("model,given,metric,value,low_95,high_95,samples,networks,sd_networks\n");
    for (Finding f : findings) {
      line(
          csv,
          f.model(),
          f.given(),
          f.metric(),
          number(f.value()),
          number(f.low()),
          number(f.high()),
          Integer.toString(f.judged()),
          Integer.toString(f.networks()),
          number(f.deviation()));
    }
    return csv.toString();
  }

  static String contrasts(List<Contrast> contrasts) {
    StringBuilder csv =
        new StringBuilder("first,second,given,metric,difference,low_95,high_95,p,p_holm\n");
    for (Contrast c : contrasts) {
      line(
          csv,
          c.first(),
          c.second(),
          c.given(),
          c.metric(),
          number(c.difference()),
          number(c.low()),
          number(c.high()),
          number(c.p()),
          number(c.adjusted()));
    }
    return csv.toString();
  }

  static String gaps(List<GapFinding> gaps) {
    StringBuilder csv =
        new StringBuilder(
            "model,without,full,rebuilt,metric,figure_without,figure_model,figure_full,"
                + "gain,gain_low_95,gain_high_95,gap,gap_low_95,gap_high_95,"
                + "share,share_low_95,share_high_95,reconstruction_helps\n");
    for (GapFinding g : gaps) {
      line(
          csv,
          g.model(),
          g.without(),
          g.full(),
          g.rebuilt(),
          g.metric(),
          number(g.figures()[0]),
          number(g.figures()[1]),
          number(g.figures()[2]),
          number(g.gain().value()),
          number(g.gain().low()),
          number(g.gain().high()),
          number(g.gap().value()),
          number(g.gap().low()),
          number(g.gap().high()),
          number(g.share().value()),
          number(g.share().low()),
          number(g.share().high()),
          g.verdict().words());
    }
    return csv.toString();
  }

  static String rebuilt(List<RebuiltFinding> rebuilt) {
    StringBuilder csv =
        new StringBuilder(
            "model,rebuilt,feature,unit,values,rmse,rmse_mean,rmse_ridge,corr,corr_ridge,"
                + "saved_over_mean,low_95,high_95,saved_over_ridge,low_95,high_95\n");
    for (RebuiltFinding r : rebuilt) {
      line(
          csv,
          r.model(),
          r.rebuilt(),
          r.feature(),
          r.unit(),
          Integer.toString(r.values()),
          number(r.rmse()),
          number(r.rmseMean()),
          number(r.rmseRidge()),
          number(r.corr()),
          number(r.corrRidge()),
          number(r.overMean().value()),
          number(r.overMean().low()),
          number(r.overMean().high()),
          number(r.overRidge().value()),
          number(r.overRidge().low()),
          number(r.overRidge().high()));
    }
    return csv.toString();
  }

  static void line(StringBuilder csv, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      csv.append(i == 0 ? "" : ",").append(quoted(cells[i]));
    }
    csv.append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String number(OptionalDouble v) {
    return number(v.orElse(Double.NaN));
  }

  private static String number(double v) {
    return Double.isNaN(v) ? "" : String.format(Locale.ROOT, "%.6f", v);
  }
}
