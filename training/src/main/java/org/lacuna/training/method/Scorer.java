package org.lacuna.training.method;

import java.util.Map;

/**
 * A trained method: features and masks in, named outputs out, as plain arrays. What evaluation
 * works with, whether a network or a support vector machine is behind it.
 */
public interface Scorer {

  /**
   * Predicts from what is given of each example.
   *
   * @return by name of the head {@code [B * width]}: numbers not yet held within bounds, or logits
   */
  Map<String, float[]> score(Examples examples);
}
