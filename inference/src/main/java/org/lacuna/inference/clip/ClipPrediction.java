package org.lacuna.inference.clip;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What a network says about a whole clip with one choice of modalities. Immutable.
 *
 * @param requested the modalities that were not dropped
 * @param used those of them that were observed in at least one window
 * @param sentiment mean over the windows that had any input, weighted by their length, in [-3, 3];
 *     empty when there was no input at all or the network gives none
 * @param emotions mean probability by label, weighted the same way; empty likewise
 * @param windows the predictions of the windows, in time order; a window without any input has no
 *     scores
 * @param heads by name: what the card's further heads say, averaged in the same way; empty when
 *     there was no input at all
 */
public record ClipPrediction(
    ModalitySet requested,
    ModalitySet used,
    OptionalDouble sentiment,
    Map<String, Double> emotions,
    List<Prediction> windows,
    Map<String, double[]> heads) {

  public ClipPrediction {
    heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    emotions = Collections.unmodifiableMap(new LinkedHashMap<>(emotions));
    windows = List.copyOf(windows);
  }

  /** Puts the windows together. */
  static ClipPrediction of(ModalitySet requested, List<Prediction> windows) {
    ModalitySet used = ModalitySet.none();
    double length = 0;
    double sentiment = 0;
    double sentimentLength = 0;
    Map<String, Double> emotions = new LinkedHashMap<>();
    Map<String, double[]> heads = new LinkedHashMap<>();
    for (Prediction p : windows) {
      if (p.used().isEmpty()) {
        continue;
      }
      used = used.union(p.used());
      double weight = p.endUs() - p.startUs();
      length += weight;
      if (p.sentiment().isPresent()) {
        sentiment += weight * p.sentiment().getAsDouble();
        sentimentLength += weight;
      }
      p.emotions().forEach((label, value) -> emotions.merge(label, weight * value, Double::sum));
      p.heads()
          .forEach((name, said) -> heads.merge(name, times(said, weight), ClipPrediction::sum));
    }
    double total = length;
    emotions.replaceAll((label, sum) -> sum / total);
    heads.replaceAll((name, sum) -> times(sum, 1 / total));
    return new ClipPrediction(
        requested,
        used,
        sentimentLength > 0
            ? OptionalDouble.of(sentiment / sentimentLength)
            : OptionalDouble.empty(),
        emotions,
        windows,
        heads);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(v -> v * factor).toArray();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
