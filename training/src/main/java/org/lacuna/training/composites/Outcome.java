package org.lacuna.training.composites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.Composite;
import org.lacuna.training.kt.Emotion;

/** Predictions beside their targets, collected over batches, and the figures drawn from them. */
final class Outcome {

  private final List<float[]> logits = new ArrayList<>();
  private final List<@Nullable Emotion> emotions = new ArrayList<>();
  private final List<List<String>> parts = new ArrayList<>();
  private final List<float[]> sentiments = new ArrayList<>(); // predicted, wanted

  /** Adds a batch: logits {@code [B * 4]}, sentiment {@code [B]}. */
  void add(Batch batch, float[] batchLogits, float[] sentiment) {
    int k = Emotion.values().length;
    for (int b = 0; b < batch.size(); b++) {
      if (batch.emotions().get(b) != null) {
        logits.add(Arrays.copyOfRange(batchLogits, b * k, (b + 1) * k));
        emotions.add(batch.emotions().get(b));
        parts.add(batch.parts().get(b));
      }
      if (!Float.isNaN(batch.sentiments()[b])) {
        float clipped = Math.max(-3f, Math.min(3f, sentiment[b]));
        sentiments.add(new float[] {clipped, batch.sentiments()[b]});
      }
    }
  }

  /** Adds everything of another outcome. */
  void add(Outcome other) {
    logits.addAll(other.logits);
    emotions.addAll(other.emotions);
    parts.addAll(other.parts);
    sentiments.addAll(other.sentiments);
  }

  /** Share of right emotions. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < logits.size(); i++) {
      right += Calibration.first(probabilities(i)) == right(i) ? 1 : 0;
    }
    return (double) right / Math.max(1, logits.size());
  }

  /** Mean surprise of the right emotion when the logits are divided by a temperature. */
  double surprise(double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.size(); i++) {
      float[] row = logits.get(i);
      double max = Double.NEGATIVE_INFINITY;
      for (float v : row) {
        max = Math.max(max, v / temperature);
      }
      double total = 0;
      for (float v : row) {
        total += Math.exp(v / temperature - max);
      }
      Emotion e = emotions.get(i);
      if (e != null) {
        sum += max + Math.log(total) - row[Batch.index(e)] / temperature;
      }
    }
    return sum / Math.max(1, logits.size());
  }

  /** The temperature of least surprise between 0.25 and 8, by golden section on its logarithm. */
  double bestTemperature() {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(0.25);
    double high = Math.log(8);
    for (int i = 0; i < 40; i++) {
      double a = high - ratio * (high - low);
      double b = low + ratio * (high - low);
      if (surprise(Math.exp(a)) < surprise(Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** {@link Calibration} of the emotion that comes first. */
  double calibrationError() {
    return Calibration.error(probabilities(), rights());
  }

  /** The same of every single emotion's probability, mean over the emotions. */
  double calibrationErrorByEmotion() {
    return Calibration.errorByEmotion(probabilities(), rights(), Emotion.values().length);
  }

  /**
   * What that error would be by chance if all probabilities were true.
   *
   * @param given what the network was given: composites that share it are one example
   */
  CalibrationChance.Range calibrationByChance(ModalitySet given) {
    return CalibrationChance.of(
        probabilities(), items(given).stream().map(names -> String.join("+", names)).toList());
  }

  /** 95 % interval of {@link #accuracy} over the items that the network was given. */
  double[] accuracyInterval(ModalitySet given) {
    double[] right = new double[logits.size()];
    Arrays.setAll(right, i -> Calibration.first(probabilities(i)) == right(i) ? 1 : 0);
    return new ItemBootstrap(items(given)).interval(right);
  }

  /** Ids of what each composite gave of these modalities. */
  List<List<String>> items(ModalitySet given) {
    List<List<String>> items = new ArrayList<>();
    for (List<String> composite : parts) {
      List<String> names = new ArrayList<>();
      for (Modality m : given) {
        names.add(composite.get(Composite.part(m)));
      }
      items.add(names);
    }
    return items;
  }

  private List<double[]> probabilities() {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < logits.size(); i++) {
      all.add(probabilities(i));
    }
    return all;
  }

  private int[] rights() {
    int[] rights = new int[logits.size()];
    Arrays.setAll(rights, this::right);
    return rights;
  }

  /** Number of examples whose emotion is asked. */
  int size() {
    return logits.size();
  }

  /** Index of the right emotion of an example. */
  int right(int i) {
    Emotion e = emotions.get(i);
    return e == null ? -1 : Batch.index(e);
  }

  /** Probabilities of the emotions of an example. */
  double[] probabilities(int i) {
    float[] row = logits.get(i);
    double max = Double.NEGATIVE_INFINITY;
    for (float v : row) {
      max = Math.max(max, v);
    }
    double[] p = new double[row.length];
    double total = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(row[k] - max);
      total += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= total;
    }
    return p;
  }

  /** Mean absolute error of the sentiment. */
  double mae() {
    double sum = 0;
    for (float[] s : sentiments) {
      sum += Math.abs(s[0] - s[1]);
    }
    return sum / Math.max(1, sentiments.size());
  }

  /** Pearson correlation of the sentiment. */
  double correlation() {
    Pairs pairs = new Pairs();
    for (float[] s : sentiments) {
      pairs.add(s[0], s[1]);
    }
    return pairs.correlation();
  }

  /** Right signs among the texts whose sentiment is not 0 (negative/positive). */
  double signAccuracy() {
    int right = 0;
    int all = 0;
    for (float[] s : sentiments) {
      if (s[1] != 0) {
        all++;
        right += (s[0] > 0) == (s[1] > 0) ? 1 : 0;
      }
    }
    return (double) right / Math.max(1, all);
  }

  /** The figures of a model card. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", rounded(accuracy()));
    figures.put("cross_entropy", rounded(surprise(1)));
    figures.put("calibration_error", rounded(calibrationError()));
    figures.put("calibration_error_by_emotion", rounded(calibrationErrorByEmotion()));
    figures.put("sentiment_mae", rounded(mae()));
    figures.put("sentiment_corr", rounded(correlation()));
    figures.put("sentiment_acc2", rounded(signAccuracy()));
    figures.put("emotion_samples", (double) logits.size());
    figures.put("sentiment_samples", (double) sentiments.size());
    return figures;
  }

  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : 0;
  }
}
