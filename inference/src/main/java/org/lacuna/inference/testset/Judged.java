package org.lacuna.inference.testset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.ClassMetrics;
import org.lacuna.inference.eval.SentimentMetrics;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/**
 * What a model said about every sample of a test set, and the metrics of that. Immutable by
 * convention: arrays are not written. A sample of which nothing was given, or which the model gave
 * no score, is not judged ({@link #sentiment} is NaN) and counts in no metric; {@link #judged} says
 * how many are left, so that a metric over few samples cannot pass for one over all.
 */
public final class Judged {

  private final List<LabelledClip> samples;
  private final double[] sentiment;
  private final double[][] emotions;

  private Judged(List<LabelledClip> samples, double[] sentiment, double[][] emotions) {
    this.samples = samples;
    this.sentiment = sentiment;
    this.emotions = emotions;
  }

  /**
   * Runs a model over the samples on the calling thread.
   *
   * @throws LacunaException of kind MODEL when the features do not fit the model's card
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public static Judged of(
      Predictor predictor,
      List<LabelledClip> samples,
      Given given,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    ClipPredictor clips = new ClipPredictor(predictor);
    List<String> labels = predictor.card().outputs().emotionLabels();
    double[] sentiment = new double[samples.size()];
    Arrays.fill(sentiment, Double.NaN);
    double[][] emotions = new double[samples.size()][0];
    for (int i = 0; i < samples.size(); i++) {
      cancel.check();
      LabelledClip sample = samples.get(i);
      ModalitySet use = given.of(i, sample.features().available());
      if (!use.isEmpty()) {
        ClipPrediction said =
            clips.predict(sample.features(), use, Predictor.Request.SCORES, cancel);
        sentiment[i] = said.sentiment().orElse(Double.NaN);
        emotions[i] = probabilities(said.emotions(), labels);
      }
      progress.progress((i + 1.0) / samples.size(), "Predicting");
    }
    return new Judged(List.copyOf(samples), sentiment, emotions);
  }

  private static double[] probabilities(Map<String, Double> said, List<String> labels) {
    if (said.isEmpty()) {
      return new double[0];
    }
    return labels.stream().mapToDouble(l -> said.getOrDefault(l, 0.0)).toArray();
  }

  /** Score of sample i, NaN when it was not judged. */
  public double sentiment(int i) {
    return sentiment[i];
  }

  public List<LabelledClip> samples() {
    return samples;
  }

  /** Number of samples with a label and a score. */
  public int judged() {
    return scored(all()).length;
  }

  /** Groups of the samples, for {@link Bootstrap}. */
  public Object[] groups() {
    return samples.stream().map(LabelledClip::group).toArray();
  }

  /** All metrics of {@link SentimentMetrics} over the judged samples. */
  public Map<String, Double> sentimentMetrics() {
    return sentimentMetrics(all());
  }

  private Map<String, Double> sentimentMetrics(int[] chosen) {
    int[] kept = scored(chosen);
    return SentimentMetrics.of(
        Arrays.stream(kept).mapToDouble(i -> samples.get(i).sentiment().orElseThrow()).toArray(),
        Arrays.stream(kept).mapToDouble(i -> sentiment[i]).toArray());
  }

  /** One of these metrics as a function of a choice of samples, for {@link Bootstrap}. */
  public Function<int[], OptionalDouble> sentimentMetric(String name) {
    return chosen -> {
      Double value = sentimentMetrics(chosen).get(name);
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    };
  }

  /** Metrics of the emotions over samples with an emotion label; empty without any. */
  public Map<String, Double> emotionMetrics() {
    int[] kept = emotional();
    if (kept.length == 0) {
      return new LinkedHashMap<>();
    }
    return ClassMetrics.of(
            Arrays.stream(kept).map(i -> samples.get(i).emotion().orElseThrow()).toArray(),
            Arrays.stream(kept).mapToObj(i -> emotions[i]).toArray(double[][]::new))
        .values();
  }

  /** Number of samples with an emotion label and probabilities. */
  public int emotionsJudged() {
    return emotional().length;
  }

  private int[] emotional() {
    return Arrays.stream(all())
        .filter(i -> samples.get(i).emotion().isPresent() && emotions[i].length > 0)
        .toArray();
  }

  private int[] all() {
    int[] all = new int[samples.size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private int[] scored(int[] chosen) {
    return Arrays.stream(chosen)
        .filter(i -> samples.get(i).sentiment().isPresent() && !Double.isNaN(sentiment[i]))
        .toArray();
  }
}
