package org.lacuna.inference.eval;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.model.ModelCard;

/**
 * The metrics of one head of a model on a test set, whatever the head asks. Immutable by
 * convention: arrays are not written.
 *
 * <ul>
 *   <li>A sentiment about 0 and within [-3, 3]: {@link SentimentMetrics}, under their own names.
 *   <li>One number on another scale: {@link TraitMetrics} under {@code HEAD_mae} and so on; where
 *       the scale has two ends also {@code HEAD_acc_2}, the share on the right side of its middle,
 *       labels on the middle left out.
 *   <li>Several numbers (traits): the same for each under {@code HEAD[QUESTION]_mae}, and the plain
 *       mean over the questions under {@code HEAD_mae}.
 *   <li>Choices: {@link ClassMetrics}, for each question and as the plain mean over them.
 * </ul>
 *
 * <p>The single choice of an emotion goes by {@code emotion_accuracy} and so on.
 */
public final class HeadMetrics {

  /** Share on the right side of the middle of a scale. */
  public static final String ACC_2 = "acc_2";

  private final ModelCard.Head head;
  private final double[][] labels;
  private final double[][] said;

  /**
   * @param labels {@code [N][questions]} numbers, or indices of the right choice; NaN = not
   *     labelled
   * @param said {@code [N][width]}, an empty row where the model says nothing
   */
  public HeadMetrics(ModelCard.Head head, double[][] labels, double[][] said) {
    if (labels.length != said.length) {
      throw new IllegalArgumentException(labels.length + " labels for " + said.length + " answers");
    }
    this.head = head;
    this.labels = labels;
    this.said = said;
  }

  public ModelCard.Head head() {
    return head;
  }

  /** Samples with an answer and at least one label. */
  public int judged() {
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      n += said[i].length > 0 && !Arrays.stream(labels[i]).allMatch(Double::isNaN) ? 1 : 0;
    }
    return n;
  }

  /** Whether sample i has an answer. */
  public boolean answered(int i) {
    return said[i].length > 0;
  }

  /**
   * All metrics by name.
   *
   * @param chosen indices of samples, repeated ones count more than once
   * @return without those that have no value there; empty when nothing can be judged
   */
  public Map<String, Double> of(int... chosen) {
    Map<String, Double> single = new LinkedHashMap<>();
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (int q = 0; q < head.questions().size(); q++) {
      String question = head.questions().get(q);
      one(q, chosen)
          .forEach(
              (metric, v) -> {
                single.put(prefix(head.name() + "[" + question + "]") + metric, v);
                double[] sum = sums.computeIfAbsent(metric, m -> new double[2]);
                sum[0] += v;
                sum[1]++;
              });
    }
    Map<String, Double> all = new LinkedHashMap<>();
    sums.forEach((metric, sum) -> all.put(prefix(head.name()) + metric, sum[0] / sum[1]));
    if (head.questions().size() > 1) {
      all.putAll(single);
    }
    return all;
  }

  private String prefix(String name) {
    if (sentiment()) {
      return "";
    }
    return head.questions().size() == 1 && name.startsWith(ModelCard.Head.EMOTIONS)
        ? "emotion_"
        : name + "_";
  }

  /** Whether the field's sentiment metrics apply: a number about 0, not beyond -3 and 3. */
  private boolean sentiment() {
    Double low = head.low();
    Double high = head.high();
    return head.name().equals(ModelCard.Head.SENTIMENT)
        && !head.choosing()
        && head.questions().size() == 1
        && low != null
        && high != null
        && low >= -3
        && low < 0
        && high <= 3;
  }

  private Map<String, Double> one(int question, int... chosen) {
    int[] kept =
        Arrays.stream(chosen)
            .filter(i -> said[i].length > 0 && !Double.isNaN(labels[i][question]))
            .toArray();
    if (kept.length == 0) {
      return Map.of();
    }
    double[] truth = Arrays.stream(kept).mapToDouble(i -> labels[i][question]).toArray();
    if (head.choosing()) {
      int classes = head.choices().size();
      return ClassMetrics.of(
              Arrays.stream(truth).mapToInt(t -> (int) Math.rint(t)).toArray(),
              Arrays.stream(kept)
                  .mapToObj(
                      i ->
                          Arrays.copyOfRange(said[i], question * classes, (question + 1) * classes))
                  .toArray(double[][]::new))
          .values();
    }
    double[] numbers = Arrays.stream(kept).mapToDouble(i -> said[i][question]).toArray();
    if (sentiment()) {
      return SentimentMetrics.of(truth, numbers);
    }
    Map<String, Double> metrics = TraitMetrics.ofOne(truth, numbers);
    sides(truth, numbers).ifPresent(v -> metrics.put(ACC_2, v));
    return metrics;
  }

  private OptionalDouble sides(double[] truth, double[] numbers) {
    Double low = head.low();
    Double high = head.high();
    if (low == null || high == null || head.questions().size() > 1) {
      return OptionalDouble.empty();
    }
    double middle = (low + high) / 2;
    int right = 0;
    int counted = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] != middle) {
        counted++;
        right += truth[i] > middle == numbers[i] > middle ? 1 : 0;
      }
    }
    return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / counted);
  }
}
