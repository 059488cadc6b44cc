package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
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
  static final String RANDOM = "random missing";

  static final double CONFIDENCE = 0.95;
  static final long BOOTSTRAP_SEED = 4711;

  private final Settings settings;

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
  }

  public Evaluation(Settings settings) {
    this.settings = settings;
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
    List<Finding> findings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, ModelCard.Head> heads = new LinkedHashMap<>();
    Map<Subject, Map<ModalitySet, Panel>> said = new LinkedHashMap<>();
    List<RebuiltFinding> rebuilt = new ArrayList<>();
    Rebuilding rebuilding = new Rebuilding(settings.draws());
    int done = 0;
    for (Subject subject : subjects) {
      ProgressSink part = part(progress, done++, subjects.size());
      subject.card().outputs().allHeads().forEach(h -> heads.putIfAbsent(h.name(), h));
      List<AnswerSheet> sheets = sheets(subject);
      said.put(subject, subsets(subject, sheets, findings, cancel, part));
      if (subject.takesAnySubset()) {
        missing(subject, sheets, findings, cancel);
      } else if (!settings.rates().isEmpty()) {
        notes.add(
            subject.label() + " is not made for every subset: it has no curve of random missing.");
      }
      rebuilt.addAll(rebuilding.run(subject, cancel));
    }
    Contrasts contrasts = new Contrasts(settings);
    return new Result(
        List.copyOf(heads.values()),
        findings,
        contrasts.of(said),
        new Gaps(settings).of(said),
        rebuilt,
        notes);
  }

  private static ProgressSink part(ProgressSink whole, int done, int runs) {
    return (f, stage) -> whole.progress((done + f) / runs, stage);
  }

  private static List<AnswerSheet> sheets(Subject subject) throws LacunaException {
    List<AnswerSheet> sheets = new ArrayList<>();
    for (Predictor member : subject.members()) {
      sheets.add(new AnswerSheet(member, subject.test()));
    }
    return sheets;
  }

  private static Panel judge(
      List<AnswerSheet> sheets, Given given, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<Judged> members = new ArrayList<>();
    for (AnswerSheet sheet : sheets) {
      members.add(sheet.judge(given, cancel, progress));
    }
    return new Panel(members);
  }

  private Map<ModalitySet, Panel> subsets(
      Subject subject,
      List<AnswerSheet> sheets,
      List<Finding> findings,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    Map<ModalitySet, Panel> said = new LinkedHashMap<>();
    List<ModalitySet> legal = subject.subsets();
    for (int i = 0; i < legal.size(); i++) {
      ModalitySet subset = legal.get(i);
      Panel panel = judge(sheets, Given.subset(subset), cancel, part(progress, i, legal.size()));
      said.put(subset, panel);
      if (settings.subsets().contains(subset)) {
        findings.addAll(withIntervals(subject.label(), subset.toString(), panel));
      }
    }
    return said;
  }

  private List<Finding> withIntervals(String model, String given, Panel panel) {
    Map<String, Double> deviations = panel.deviations();
    List<Finding> findings = new ArrayList<>();
    bootstrap(settings, panel)
        .intervals(panel::metrics, CONFIDENCE)
        .forEach(
            (metric, i) ->
                findings.add(
                    new Finding(
                        model,
                        given,
                        metric,
                        i.value(),
                        i.low(),
                        i.high(),
                        panel.members().get(0).judged(metric),
                        panel.members().size(),
                        deviations.getOrDefault(metric, Double.NaN))));
    return findings;
  }

  /** The same draws for every model, so that pairs are fair. */
  static Bootstrap bootstrap(Settings settings, Panel panel) {
    return new Bootstrap(panel.groups(), settings.draws(), BOOTSTRAP_SEED);
  }

  private void missing(
      Subject subject, List<AnswerSheet> sheets, List<Finding> findings, CancelToken cancel)
      throws LacunaException {
    for (double rate : settings.rates()) {
      List<Panel> draws = new ArrayList<>();
      for (int seed = 1; seed <= settings.seeds(); seed++) {
        draws.add(judge(sheets, Given.randomlyMissing(rate, seed), cancel, ProgressSink.ignore()));
      }
      findings.addAll(averaged(subject.label(), missing(rate), draws));
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
                      draws.get(0).members().get(0).judged(metric),
                      draws.get(0).members().size(),
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
