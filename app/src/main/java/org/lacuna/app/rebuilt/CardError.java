package org.lacuna.app.rebuilt;

import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;

/**
 * How well the model rebuilds one feature, by its card: figures on held-out data, in the feature's
 * unit. Each is empty where the card gives none.
 *
 * @param rmse root mean square error: how far a rebuilt value is off, as a rule
 * @param rmseOfMean the same for always saying the mean, which a model has to beat
 * @param corr correlation with the real values
 */
public record CardError(OptionalDouble rmse, OptionalDouble rmseOfMean, OptionalDouble corr) {

  /** A card that says nothing. */
  static final CardError NONE =
      new CardError(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  static CardError of(ModelCard card, Modality m, String feature) {
    String table = "reconstruction_" + m.key();
    return new CardError(
        figure(card, table + "_rmse", feature),
        figure(card, table + "_rmse_of_mean", feature),
        figure(card, table + "_corr", feature));
  }

  private static OptionalDouble figure(ModelCard card, String table, String feature) {
    Double value = card.heldOut().getOrDefault(table, Map.of()).get(feature);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
