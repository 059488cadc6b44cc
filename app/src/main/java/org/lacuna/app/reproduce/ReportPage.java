package org.lacuna.app.reproduce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.lacuna.app.evaluate.Contrast;
import org.lacuna.app.evaluate.Published;
import org.lacuna.app.evaluate.output.ResultFiles;
import org.lacuna.app.evaluate.output.ResultTable;
import org.lacuna.app.evaluate.output.ResultTables;
import org.lacuna.app.plot.Chart;

/**
 * The whole table set as one HTML page that needs nothing else: no network, no script, no second
 * file. It is well-formed XML too.
 */
final class ReportPage {

  private static final String STYLE = "report.css";
  private static final double SIGNIFICANT = 0.05;

  private ReportPage() {}

  static String render(
      Reproduction.Order order, List<SetReport> reports, List<TableSet> absent, String version) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n");
    html.append("<head>\n<meta charset=\"utf-8\"/>\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    html.append("<title>Lacuna: the tables again</title>\n<style>\n").append(style());
    html.append("</style>\n</head>\n<body>\n<main>\n<h1>The tables again</h1>\n");
    html.append(
        paragraph(
            "Knowledge transfer (KT) and adaptive modality distillation (AMD), their baselines and"
                + " the papers' claims, on the data that were found. Each figure is "
                + (order.seeds() == 1 ? "of one seed" : "the mean over " + order.seeds() + " seeds")
                + "; the range below it is a 95 % interval over recordings."));
    if (order.quick()) {
      html.append(
          "<p class=\"banner\">A quick run: one seed, small networks, three epochs. It shows that"
              + " everything works. No figure on this page says anything about a method.</p>\n");
    }
    html.append("<h2>What the figures say of the claims</h2>\n");
    html.append(PageTables.claims(reports));
    html.append(
        paragraph(
            "A claim holds when the whole interval lies on its side of zero, and does not hold when"
                + " it lies on the other side. Every claim is judged for itself: of twenty that"
                + " have nothing in them about one holds or does not hold by chance. The"
                + " differences below are corrected for that."));
    html.append(missing(absent));
    for (SetReport report : reports) {
      html.append(section(report));
    }
    html.append(method(order));
    html.append("<footer>Lacuna ").append(PageTables.escape(version)).append("</footer>\n");
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String missing(List<TableSet> absent) {
    if (absent.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2>Data that were not found</h2>\n<ul>\n");
    for (TableSet set : absent) {
      html.append("<li>").append(PageTables.escape(set.title())).append(": looked for ");
      html.append(PageTables.escape(String.join(" or ", set.places()))).append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private static String section(SetReport r) {
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"").append(PageTables.escape(r.set().key())).append("\">\n<h2>");
    html.append(PageTables.escape(r.set().title())).append("</h2>\n");
    html.append(paragraph(r.set().protocol()));
    ResultTables tables = new ResultTables(r.set().dataset(), Published.bundled());
    boolean published = false;
    for (ResultTable table : tables.of(r.result())) {
      html.append("<h3>").append(PageTables.escape(table.title())).append("</h3>\n");
      html.append(PageTables.results(table));
      published |= table.anyPublished();
    }
    html.append(
        paragraph(
            (published
                    ? "\u2020 As published, on the papers' own features: not comparable with our"
                        + " rows number by number. "
                    : "")
                + "Bold is the best of ours with the same modalities given."
                + (r.seeds() == 1 ? "" : " \u00b1 is the deviation over seeds.")
                + " A model that is fed zeros takes what is missing for zeros."
                + constant(r)));
    html.append(charts(r));
    if (!r.result().gaps().isEmpty()) {
      html.append("<h3>What reconstructions give back</h3>\n");
      html.append(
          paragraph(
              "Without: "
                  + r.set().without()
                  + ". Real: "
                  + r.set().full()
                  + ". Gain = rebuilt \u2212 without; gap = real \u2212 without; share = gain / gap,"
                  + " given where the whole interval of the gap says that the real modality is"
                  + " better."));
      html.append(PageTables.gaps(r.result().gaps()));
    }
    if (!r.result().rebuilt().isEmpty()) {
      html.append(
          folded(
              "How near the rebuilt features come, in their units",
              paragraph(
                      "All features together: each by its training deviation, so without a unit and"
                          + " an RMSE. A feature that does not vary in the test part has no Corr, and"
                          + " its share of a squared error near 0 means little.")
                  + PageTables.rebuilt(r.result().rebuilt())));
    }
    html.append(contrasts(r.result().contrasts()));
    html.append(folded("Commands", commands(r)));
    for (String note : r.notes()) {
      html.append(paragraph(note));
    }
    return html.append("</section>\n").toString();
  }

  /** Why the majority and the mean have the correlations that they have. */
  private static String constant(SetReport r) {
    return " Answers that are always the same have no Corr: none is given for a sentiment in"
        + " [\u22123, 3], and 0 counts for other numbers."
        + (r.set().folds() > 0
            ? " With folds such answers differ between folds, lower where the training parts are"
                + " lower and so the test part is higher: their Corr lies below 0 by construction."
            : "");
  }

  private static String charts(SetReport r) {
    StringBuilder html = new StringBuilder("<div class=\"charts\">\n");
    for (Chart chart : ResultFiles.charts(r.set().dataset(), r.settings(), r.result()).values()) {
      html.append("<figure>").append(chart.svg()).append("</figure>\n");
    }
    return html.append("</div>\n").toString();
  }

  private static String contrasts(List<Contrast> all) {
    List<Contrast> clear = all.stream().filter(c -> c.adjusted() < SIGNIFICANT).toList();
    String title =
        String.format(
            Locale.ROOT,
            "Differences between models: %d of %d comparisons are significant after Holm's correction",
            clear.size(),
            all.size());
    return clear.isEmpty() ? paragraph(title + ".") : folded(title, PageTables.contrasts(clear));
  }

  private static String commands(SetReport r) {
    StringBuilder lines = new StringBuilder();
    for (MethodRun method : r.set().methods()) {
      lines.append(r.set().command(method, r.place(), r.seeds())).append('\n');
    }
    String filtered =
        r.set().complete()
            ? paragraph("On the utterances that have every modality; the commands take them all.")
            : "";
    return "<pre>" + PageTables.escape(lines.toString()) + "</pre>\n" + filtered;
  }

  private static String method(Reproduction.Order order) {
    return "<h2>How it was measured</h2>\n"
        + paragraph(
            "Intervals: bootstrap over recordings, "
                + order.draws()
                + " draws, percentiles; utterances of one recording are drawn together, and all"
                + " models on the same draws. Random missing: each modality of each utterance is"
                + " missing with that probability, never all; the mean of five draws.")
        + paragraph(
            "Acc-2 and F1: labels of 0 left out. F1 is weighted by the true classes. "
                + (order.seeds() == 1 ? "The seed is 1" : "Seeds are 1 to " + order.seeds())
                + "; each training keeps the epoch that does best on the validation part, and"
                + " looks at the test part once.");
  }

  private static String folded(String title, String content) {
    return "<details>\n<summary>"
        + PageTables.escape(title)
        + "</summary>\n"
        + content
        + "</details>\n";
  }

  private static String paragraph(String text) {
    return "<p>" + PageTables.escape(text) + "</p>\n";
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + STYLE, e);
    }
  }
}
