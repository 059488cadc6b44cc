package org.lacuna.media.text.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes tiers as a TextGrid in the long form, to be stored as UTF-8. */
public final class TextGridWriter {

  private TextGridWriter() {}

  /**
   * Tiers of intervals or points. Gaps between the intervals of a tier are filled with empty ones,
   * as Praat wants them.
   *
   * @param tiers intervals of a tier do not overlap, start at 0 or later and have a length
   * @param endUs end of the grid; raised to the last span's end
   */
  public static String write(List<Tier> tiers, long endUs) {
    long end = Math.max(1, endUs);
    for (Tier tier : tiers) {
      for (Span span : tier.spans()) {
        end = Math.max(end, span.endUs());
      }
    }
    StringBuilder out = new StringBuilder();
    out.append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
    out.append("xmin = 0\nxmax = ").append(seconds(end)).append('\n');
    out.append("tiers? <exists>\nsize = ").append(tiers.size()).append("\nitem []:\n");
    for (int i = 0; i < tiers.size(); i++) {
      out.append("    item [").append(i + 1).append("]:\n");
      tier(tiers.get(i), end, out);
    }
    return out.toString();
  }

  private static void tier(Tier tier, long endUs, StringBuilder out) {
    List<Span> spans = tier.points() ? sorted(tier.spans()) : filled(tier.spans(), endUs);
    String items = tier.points() ? "points" : "intervals";
    String kind = tier.points() ? "TextTier" : "IntervalTier";
    out.append("        class = \"").append(kind).append("\"\n");
    out.append("        name = ").append(quoted(tier.name())).append('\n');
    out.append("        xmin = 0\n        xmax = ").append(seconds(endUs)).append('\n');
    out.append("        ").append(items).append(": size = ").append(spans.size()).append('\n');
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      out.append("        ").append(items).append(" [").append(i + 1).append("]:\n");
      if (tier.points()) {
        out.append("            number = ").append(seconds(span.startUs())).append('\n');
        out.append("            mark = ").append(quoted(span.label())).append('\n');
      } else {
        out.append("            xmin = ").append(seconds(span.startUs())).append('\n');
        out.append("            xmax = ").append(seconds(span.endUs())).append('\n');
        out.append("            text = ").append(quoted(span.label())).append('\n');
      }
    }
  }

  private static List<Span> sorted(List<Span> spans) {
    return spans.stream().sorted(Comparator.comparingLong(Span::startUs)).toList();
  }

  /** Without gaps from 0 to the end. */
  private static List<Span> filled(List<Span> spans, long endUs) {
    List<Span> all = new ArrayList<>();
    long reached = 0;
    for (Span span : sorted(spans)) {
      if (span.startUs() < reached || span.endUs() == span.startUs()) {
        throw new IllegalArgumentException("intervals overlap or have no length at " + span);
      }
      if (span.startUs() > reached) {
        all.add(new Span(reached, span.startUs(), ""));
      }
      all.add(span);
      reached = span.endUs();
    }
    if (reached < endUs) {
      all.add(new Span(reached, endUs, ""));
    }
    return all;
  }

  private static String quoted(String text) {
    return '"' + PraatSymbols.encode(text).replace("\"", "\"\"") + '"';
  }

  private static String seconds(long us) {
    return BigDecimal.valueOf(us, 6).stripTrailingZeros().toPlainString();
  }
}
