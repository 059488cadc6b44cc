package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.inference.testset.Given;
import org.lacuna.inference.testset.Judged;
import org.lacuna.inference.testset.LabelledClip;

/**
 * Judges models on one test set: every subset of the modalities with intervals, random missing at
 * several rates averaged over seeds, and paired differences between models. On the calling thread.
 */
public final class Evaluation {

  private static final double CONFIDENCE = 0.95;
  private static final long BOOTSTRAP_SEED = 4711;

  /** What two models are compared by. */
  private static final List<String> COMPARED =
      List.of(SentimentMetrics.MAE, SentimentMetrics.CORR, SentimentMetrics.ACC_2_NEG_POS);

  private final List<LabelledClip> samples;
  private final Settings settings;

  /**
   * @param subsets what is given, one after the other
   * @param rates shares of missing modalities, 0 to 1
   * @param seeds draws of what is missing, averaged; at least 1
   * @param draws of the bootstrap, at least 100
   */
  public record Settings(List<ModalitySet> subsets, List<Double> rates, int seeds, int draws) {
    public Settings {
      subsets = List.copyOf(subsets);
      rates = List.copyOf(rates);
    }
  }

  /**
   * @param findings every figure
   * @param contrasts every pair of models
   */
  public record Result(List<Finding> findings, List<Contrast> contrasts) {
    public Result {
      findings = List.copyOf(findings);
      contrasts = List.copyOf(contrasts);
    }
  }

  public Evaluation(List<LabelledClip> samples, Settings settings) {
    this.samples = List.copyOf(samples);
    this.settings = settings;
  }

  /** How a share of random missing is named in a {@link Finding}. */
  public static String missing(double rate) {
    return String.format(Locale.ROOT, "random missing %.2f", rate);
  }

  /**
   * Judges the models.
   *
   * @param models open models by the name that they go by
   * @throws LacunaException of kind MODEL when the test set does not fit a model
   */
  public Result run(Map<String, Predictor> models, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<Finding> findings = new ArrayList<>();
    Map<String, Map<ModalitySet, Judged>> said = new LinkedHashMap<>();
    int runs =
        models.size() * (settings.subsets().size() + settings.rates().size() * settings.seeds());
    int done = 0;
    for (Map.Entry<String, Predictor> model : models.entrySet()) {
      Map<ModalitySet, Judged> mine = new LinkedHashMap<>();
      for (ModalitySet subset : settings.subsets()) {
        Judged judged =
            judge(model.getValue(), Given.subset(subset), cancel, part(progress, done++, runs));
        mine.put(subset, judged);
        findings.addAll(withIntervals(model.getKey(), subset.toString(), judged));
      }
      said.put(model.getKey(), mine);
      for (double rate : settings.rates()) {
        List<Judged> draws = new ArrayList<>();
        for (int seed = 1; seed <= settings.seeds(); seed++) {
          Given given = Given.randomlyMissing(rate, seed);
          draws.add(judge(model.getValue(), given, cancel, part(progress, done++, runs)));
        }
        findings.addAll(averaged(model.getKey(), missing(rate), draws));
      }
    }
    return new Result(findings, contrasts(said));
  }

  private static ProgressSink part(ProgressSink whole, int done, int runs) {
    return (f, stage) -> whole.progress((done + f) / runs, stage);
  }

  private Judged judge(Predictor model, Given given, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    return Judged.of(model, samples, given, cancel, progress);
  }

  private List<Finding> withIntervals(String model, String given, Judged judged) {
    List<Finding> findings = new ArrayList<>();
    if (judged.judged() > 0) {
      Bootstrap bootstrap = new Bootstrap(judged.groups(), settings.draws(), BOOTSTRAP_SEED);
      for (String metric : judged.sentimentMetrics().keySet()) {
        bootstrap
            .interval(judged.sentimentMetric(metric), CONFIDENCE)
            .ifPresent(
                i ->
                    findings.add(
                        new Finding(
                            model, given, metric, i.value(), i.low(), i.high(), judged.judged())));
      }
    }
    judged
        .emotionMetrics()
        .forEach(
            (metric, v) ->
                findings.add(
                    new Finding(
                        model,
                        given,
                        "emotion_" + metric,
                        v,
                        Double.NaN,
                        Double.NaN,
                        judged.emotionsJudged())));
    return findings;
  }

  /** Mean over the draws; the ends are the least and the most of them. */
  private static List<Finding> averaged(String model, String given, List<Judged> draws) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (Judged draw : draws) {
      draw.sentimentMetrics()
          .forEach((m, v) -> values.computeIfAbsent(m, k -> new ArrayList<>()).add(v));
    }
    List<Finding> findings = new ArrayList<>();
    values.forEach(
        (metric, all) ->
            findings.add(
                new Finding(
                    model,
                    given,
                    metric,
                    all.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
                    all.stream().mapToDouble(v -> v).min().orElse(Double.NaN),
                    all.stream().mapToDouble(v -> v).max().orElse(Double.NaN),
                    draws.get(0).judged())));
    return findings;
  }

  private List<Contrast> contrasts(Map<String, Map<ModalitySet, Judged>> said) {
    List<Contrast> contrasts = new ArrayList<>();
    List<String> names = List.copyOf(said.keySet());
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        for (ModalitySet subset : settings.subsets()) {
          Judged first = said.getOrDefault(names.get(a), Map.of()).get(subset);
          Judged second = said.getOrDefault(names.get(b), Map.of()).get(subset);
          if (first != null && second != null && sameSamples(first, second)) {
            contrasts.addAll(contrast(names.get(a), names.get(b), subset, first, second));
          }
        }
      }
    }
    return contrasts;
  }

  /** A pair is only fair over the same samples: one model may judge what another cannot. */
  private static boolean sameSamples(Judged first, Judged second) {
    for (int i = 0; i < first.samples().size(); i++) {
      if (Double.isNaN(first.sentiment(i)) != Double.isNaN(second.sentiment(i))) {
        return false;
      }
    }
    return first.judged() > 0;
  }

  private List<Contrast> contrast(
      String first, String second, ModalitySet given, Judged a, Judged b) {
    Bootstrap bootstrap = new Bootstrap(a.groups(), settings.draws(), BOOTSTRAP_SEED);
    List<Contrast> contrasts = new ArrayList<>();
    for (String metric : COMPARED) {
      bootstrap
          .difference(a.sentimentMetric(metric), b.sentimentMetric(metric), CONFIDENCE)
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
                          d.p())));
    }
    return contrasts;
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
