package org.lacuna.inference.testset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.HeadMetrics;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/**
 * What a model said about every sample of a test set, and the metrics of that. Immutable by
 * convention: arrays are not written. A sample of which nothing was given, or which the model gave
 * no score, is not judged and counts in no metric; {@link #judged} says how many are left, so that
 * a metric over few samples cannot pass for one over all.
 */
public final class Judged {

  private final List<LabelledClip> samples;
  private final List<HeadMetrics> heads;
  private final Map<String, double[][]> said;
  private final List<ModalitySet> given;

  /**
   * @param said by name of the head {@code [N][width]}, an empty row where nothing was said
   * @param given what the model was given of each sample
   */
  Judged(
      List<LabelledClip> samples,
      List<ModelCard.Head> heads,
      Map<String, double[][]> said,
      List<ModalitySet> given) {
    this.samples = samples;
    this.said = said;
    this.given = List.copyOf(given);
    this.heads =
        heads.stream()
            .map(
                h ->
                    new HeadMetrics(
                        h,
                        samples.stream().map(s -> s.answers(h)).toArray(double[][]::new),
                        said.getOrDefault(h.name(), new double[samples.size()][0])))
            .toList();
  }

  /**
   * Runs a model over the samples on the calling thread; see {@link AnswerSheet} where one model is
   * judged more than once.
   *
   * @throws LacunaException of kind MODEL when the features or labels do not fit the model's card
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Judged of(
      Predictor predictor,
      List<LabelledClip> samples,
      Given given,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    return new AnswerSheet(predictor, samples).judge(given, cancel, progress);
  }

  public List<LabelledClip> samples() {
    return samples;
  }

  /** What each head of the model is worth, in the order of its card. */
  public List<HeadMetrics> heads() {
    return heads;
  }

  /** Sentiment of sample i, NaN when it was not judged. */
  public double sentiment(int i) {
    double[][] all = said.get(ModelCard.Head.SENTIMENT);
    return all == null || all[i].length != 1 ? Double.NaN : all[i][0];
  }

  /**
   * What a head says of sample i: numbers, or the probabilities of the choices, question by
   * question; empty when it was not judged.
   */
  public double[] said(ModelCard.Head head, int i) {
    double[][] all = said.get(head.name());
    return all == null ? new double[0] : all[i].clone();
  }

  /** What the model was given of sample i: what was asked for, as far as the sample has it. */
  public ModalitySet given(int i) {
    return given.get(i);
  }

  /** Number of samples with a label and a score of the head that the most have. */
  public int judged() {
    return heads.stream().mapToInt(HeadMetrics::judged).max().orElse(0);
  }

  /** Number of samples that a metric is over; 0 for a name that no head has. */
  public int judged(String metric) {
    int[] all = all();
    return heads.stream()
        .filter(h -> h.of(all).containsKey(metric))
        .mapToInt(HeadMetrics::judged)
        .findFirst()
        .orElse(0);
  }

  /** Whether sample i has an answer of any head. */
  public boolean answered(int i) {
    return heads.stream().anyMatch(h -> h.answered(i));
  }

  /** Groups of the samples, for {@link Bootstrap}. */
  public Object[] groups() {
    return samples.stream().map(LabelledClip::group).toArray();
  }

  /** The metrics of all heads over the judged samples; names are those of {@link HeadMetrics}. */
  public Map<String, Double> metrics() {
    return metrics(all());
  }

  /** The same over a choice of samples, for {@link Bootstrap}. */
  public Map<String, Double> metrics(int... chosen) {
    Map<String, Double> all = new LinkedHashMap<>();
    heads.forEach(h -> all.putAll(h.of(chosen)));
    return all;
  }

  /** One of these metrics as a function of a choice of samples. */
  public Function<int[], OptionalDouble> metric(String name) {
    return chosen -> {
      Double value = metrics(chosen).get(name);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    };
  }

  private int[] all() {
    int[] all = new int[samples.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }
}
