package org.lacuna.media.text.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes tiers as a TextGrid, to be stored as UTF-8 or as UTF-16 with a byte order mark. */
public final class TextGridWriter {

  private TextGridWriter() {}

  /** The two forms that Praat reads alike: with a word before every value, or values only. */
  public enum Form {
    LONG,
    SHORT
  }

  /**
   * Tiers of intervals or points, in the long form. Gaps between the intervals of a tier are filled
   * with empty ones, as Praat wants them.
   *
   * @param tiers intervals of a tier do not overlap, start at 0 or later and have a length
   * @param endUs end of the grid; raised to the last span's end
   */
  public static String write(List<Tier> tiers, long endUs) {
    return write(tiers, endUs, Form.LONG);
  }

  /** As {@link #write(List, long)} in that form. */
  public static String write(List<Tier> tiers, long endUs, Form form) {
    long end = Math.max(1, endUs);
    for (Tier tier : tiers) {
      for (Span span : tier.spans()) {
        end = Math.max(end, span.endUs());
      }
    }
    Lines out = new Lines(new StringBuilder(), form == Form.SHORT);
    out.line("File type = ", "\"ooTextFile\"", true);
    out.line("Object class = ", "\"TextGrid\"", true);
    out.line("", "", true);
    out.line("xmin = ", "0");
    out.line("xmax = ", seconds(end));
    out.line("tiers? ", "<exists>");
    out.line("size = ", String.valueOf(tiers.size()));
    out.heading("item []:");
    for (int i = 0; i < tiers.size(); i++) {
      out.heading("    item [" + (i + 1) + "]:");
      tier(tiers.get(i), end, out);
    }
    return out.text.toString();
  }

  /** What is written; the words before the values are left out of the short form. */
  private record Lines(StringBuilder text, boolean valuesOnly) {

    void line(String word, String value) {
      line(word, value, false);
    }

    void line(String word, String value, boolean always) {
      text.append(valuesOnly && !always ? "" : word).append(value).append('\n');
    }

    void heading(String words) {
      if (!valuesOnly) {
        text.append(words).append('\n');
      }
    }
  }

  private static void tier(Tier tier, long endUs, Lines out) {
    List<Span> spans = tier.points() ? sorted(tier.spans()) : filled(tier.spans(), endUs);
    String items = tier.points() ? "points" : "intervals";
    String kind = tier.points() ? "TextTier" : "IntervalTier";
    out.line("        class = ", "\"" + kind + "\"");
    out.line("        name = ", quoted(tier.name()));
    out.line("        xmin = ", "0");
    out.line("        xmax = ", seconds(endUs));
    out.line("        " + items + ": size = ", String.valueOf(spans.size()));
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      out.heading("        " + items + " [" + (i + 1) + "]:");
      if (tier.points()) {
        out.line("            number = ", seconds(span.startUs()));
        out.line("            mark = ", quoted(span.label()));
      } else {
        out.line("            xmin = ", seconds(span.startUs()));
        out.line("            xmax = ", seconds(span.endUs()));
        out.line("            text = ", quoted(span.label()));
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
