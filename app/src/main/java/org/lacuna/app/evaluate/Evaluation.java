package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.inference.testset.AnswerSheet;
import org.lacuna.inference.testset.Given;
import org.lacuna.inference.testset.Judged;

/**
 * Judges models on one test set: every legal subset of the modalities with intervals, random
 * missing at several rates averaged over seeds, paired differences between models, what a
 * reconstruction gives back, and how good it is. On the calling thread.
 */
public final class Evaluation {

  /** How what is given begins in a {@link Finding} where modalities are missing at random. */
  public static final String RANDOM = "random missing";

  static final double CONFIDENCE = 0.95;
  static final long BOOTSTRAP_SEED = 4711;

  private final Settings settings;
  private final AnswerListener listener;

  /**
   * @param subsets what is given, one after the other; a model that is not made for one is left out
   *     there
   * @param rates shares of missing modalities, 0 to 1
   * @param seeds draws of what is missing, averaged; at least 1
   * @param draws of the bootstrap, at least 100
   * @param without label of the model without a reconstruction that the others are measured
   *     against; empty = none
   * @param full label of the model that has everything; empty = each model itself, given everything
   */
  public record Settings(
      List<ModalitySet> subsets,
      List<Double> rates,
      int seeds,
      int draws,
      String without,
      String full) {
    public Settings {
      subsets = List.copyOf(subsets);
      rates = List.copyOf(rates);
    }
  }

  /**
   * @param heads what the models answer, by the first that has it
   * @param findings every figure
   * @param contrasts every pair of models
   * @param gaps what each reconstruction gives back
   * @param rebuilt how near each reconstruction comes, by feature
   * @param notes sentences for the reader
   */
  public record Result(
      List<ModelCard.Head> heads,
      List<Finding> findings,
      List<Contrast> contrasts,
      List<GapFinding> gaps,
      List<RebuiltFinding> rebuilt,
      List<String> notes) {
    public Result {
      heads = List.copyOf(heads);
      findings = List.copyOf(findings);
      contrasts = List.copyOf(contrasts);
      gaps = List.copyOf(gaps);
      rebuilt = List.copyOf(rebuilt);
      notes = List.copyOf(notes);
    }

    /** The same with other reconstructions. */
    public Result with(List<RebuiltFinding> measured) {
      return new Result(heads, findings, contrasts, gaps, measured, notes);
    }
  }

  public Evaluation(Settings settings) {
    this(settings, AnswerListener.NONE);
  }

  /**
   * @param listener hears every answer, model by model, while it runs
   */
  public Evaluation(Settings settings, AnswerListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** How a share of random missing is named in a {@link Finding}. */
  public static String missing(double rate) {
    return String.format(Locale.ROOT, RANDOM + " %.2f", rate);
  }

  /**
   * Judges the models.
   *
   * @param subjects labels all different
   * @throws LacunaException of kind MODEL when the test set does not fit a model
   */
  public Result run(List<Subject> subjects, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<Entry> entries = new ArrayList<>();
    for (Subject subject : subjects) {
      entries.add(subject.entry());
    }
    Result compared = compare(entries, cancel, progress);
    return compared.with(rebuilt(subjects, cancel));
  }

  /** How near the reconstructions of models come; nothing of models that rebuild nothing. */
  public List<RebuiltFinding> rebuilt(List<Subject> subjects, CancelToken cancel)
      throws LacunaException {
    Rebuilding rebuilding = new Rebuilding(settings.draws());
    List<RebuiltFinding> rebuilt = new ArrayList<>();
    for (Subject subject : subjects) {
      rebuilt.addAll(rebuilding.run(subject, cancel));
    }
    return rebuilt;
  }

  /**
   * Everything but how near reconstructions come.
   *
   * @param entries over the same samples, labels all different
   */
  public Result compare(List<Entry> entries, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<Finding> findings = new ArrayList<>();
    List<String> curveless = new ArrayList<>();
    Map<String, ModelCard.Head> heads = new LinkedHashMap<>();
    Map<Entry, Map<ModalitySet, Panel>> said = new LinkedHashMap<>();
    int done = 0;
    for (Entry entry : entries) {
      ProgressSink part = part(progress, done++, entries.size());
      entry.heads().forEach(h -> heads.putIfAbsent(h.name(), h));
      said.put(entry, subsets(entry, findings, cancel, part));
      if (entry.takesAnySubset()) {
        missing(entry, findings, cancel);
      } else if (!settings.rates().isEmpty()) {
        curveless.add(entry.label());
      }
    }
    return new Result(
        List.copyOf(heads.values()),
        findings,
        new Contrasts(settings).of(said),
        new Gaps(settings).of(said),
        List.of(),
        notes(curveless));
  }

  private static List<String> notes(List<String> curveless) {
    return curveless.isEmpty()
        ? List.of()
        : List.of(
            "Without a curve of random missing, since they read one modality or are not made for"
                + " every subset: "
                + String.join(", ", curveless)
                + ".");
  }

  private static ProgressSink part(ProgressSink whole, int done, int runs) {
    return (f, stage) -> whole.progress((done + f) / runs, stage);
  }

  private static List<Judged> judge(
      Entry entry, Given given, CancelToken cancel, ProgressSink progress) throws LacunaException {
    List<Judged> members = new ArrayList<>();
    for (AnswerSheet sheet : entry.sheets()) {
      members.add(sheet.judge(given, cancel, progress));
    }
    return members;
  }

  private Map<ModalitySet, Panel> subsets(
      Entry entry, List<Finding> findings, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    Map<ModalitySet, Panel> said = new LinkedHashMap<>();
    for (int i = 0; i < entry.subsets().size(); i++) {
      ModalitySet subset = entry.subsets().get(i);
      List<Judged> networks =
          judge(entry, Given.subset(subset), cancel, part(progress, i, entry.subsets().size()));
      listener.judged(entry, subset, networks);
      Panel panel = new Panel(networks, settings.draws());
      said.put(subset, panel);
      if (settings.subsets().contains(subset)) {
        findings.addAll(withIntervals(entry.label(), subset.toString(), panel));
      }
    }
    return said;
  }

  private static List<Finding> withIntervals(String model, String given, Panel panel) {
    Map<String, Double> deviations = panel.deviations();
    List<Finding> findings = new ArrayList<>();
    for (String metric : panel.drawn().whole().keySet()) {
      Range range = panel.range(metric);
      findings.add(
          new Finding(
              model,
              given,
              metric,
              range.value(),
              range.low(),
              range.high(),
              panel.judged(metric),
              panel.networks(),
              deviations.getOrDefault(metric, Double.NaN)));
    }
    return findings;
  }

  private void missing(Entry entry, List<Finding> findings, CancelToken cancel)
      throws LacunaException {
    for (double rate : settings.rates()) {
      List<Panel> draws = new ArrayList<>();
      for (int seed = 1; seed <= settings.seeds(); seed++) {
        List<Judged> networks =
            judge(entry, Given.randomlyMissing(rate, seed), cancel, ProgressSink.ignore());
        listener.missing(entry, rate, seed, networks.get(0));
        draws.add(new Panel(networks, settings.draws()));
      }
      findings.addAll(averaged(entry.label(), missing(rate), draws));
    }
  }

  /** Mean over the draws; the ends are the least and the most of them. */
  private static List<Finding> averaged(String model, String given, List<Panel> draws) {
    List<Map<String, Double>> each = draws.stream().map(Panel::metrics).toList();
    Map<String, Double> deviations = draws.get(0).deviations();
    List<Finding> findings = new ArrayList<>();
    Panel.means(each)
        .forEach(
            (metric, mean) -> {
              double[] all = each.stream().mapToDouble(m -> m.getOrDefault(metric, mean)).toArray();
              findings.add(
                  new Finding(
                      model,
                      given,
                      metric,
                      mean,
                      java.util.Arrays.stream(all).min().orElse(mean),
                      java.util.Arrays.stream(all).max().orElse(mean),
                      draws.get(0).judged(metric),
                      draws.get(0).networks(),
                      deviations.getOrDefault(metric, Double.NaN)));
            });
    return findings;
  }

  /** The figure of a model, for tables and charts. */
  public static OptionalDouble value(Result result, String model, String given, String metric) {
    return result.findings().stream()
        .filter(
            f -> f.model().equals(model) && f.given().equals(given) && f.metric().equals(metric))
        .mapToDouble(Finding::value)
        .findFirst();
  }
}
