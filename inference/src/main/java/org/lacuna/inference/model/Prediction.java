package org.lacuna.inference.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * What a network says about one window. Plain values only: nothing native behind it.
 *
 * @param startUs start of the window
 * @param endUs end of the window
 * @param used the modalities that had at least one observed step
 * @param sentiment in [-3, 3]; empty when the network gives none
 * @param emotions probability by label, in the card's order; empty when the network gives none
 * @param reconstructions by modality: {@code [T_m * D_m]} in the scaled units of the card, rebuilt
 *     from the <em>other</em> modalities; a modality with no observed other is left out
 * @param attention the maps that were asked for; directions whose source or target cannot be looked
 *     at are still present with their weights
 * @param heads by name: what the card's further heads say, {@code [width]} each; see {@link
 *     ModelCard.Head}
 */
public record Prediction(
    long startUs,
    long endUs,
    ModalitySet used,
    OptionalDouble sentiment,
    Map<String, Double> emotions,
    Map<Modality, float[]> reconstructions,
    List<AttentionMap> attention,
    Map<String, double[]> heads) {

  public Prediction {
    emotions = Collections.unmodifiableMap(new LinkedHashMap<>(emotions));
    heads = Collections.unmodifiableMap(new LinkedHashMap<>(heads));
    reconstructions = Map.copyOf(reconstructions);
    attention = List.copyOf(attention);
  }

  /** What a network without further heads says. */
  public Prediction(
      long startUs,
      long endUs,
      ModalitySet used,
      OptionalDouble sentiment,
      Map<String, Double> emotions,
      Map<Modality, float[]> reconstructions,
      List<AttentionMap> attention) {
    this(startUs, endUs, used, sentiment, emotions, reconstructions, attention, Map.of());
  }

  /** A window that nothing was observed in: no scores. */
  public static Prediction none(long startUs, long endUs) {
    return new Prediction(
        startUs, endUs, ModalitySet.none(), OptionalDouble.empty(), Map.of(), Map.of(), List.of());
  }
}
