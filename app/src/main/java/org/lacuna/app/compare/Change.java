package org.lacuna.app.compare;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far one answer is from another, the reference. Immutable.
 *
 * @param sentiment the answer's sentiment minus the reference's; empty where either has none
 * @param distance total variation distance of the emotions, half the sum of the absolute
 *     differences: 0 for the same, 1 for nothing in common; empty where the labels differ or either
 *     has none
 * @param signFlips whether the sentiment has the other sign
 * @param topFlips whether another emotion is the likeliest
 */
public record Change(
    OptionalDouble sentiment, OptionalDouble distance, boolean signFlips, boolean topFlips) {

  static Change between(SubsetResult reference, SubsetResult answer) {
    OptionalDouble moved = OptionalDouble.empty();
    boolean sign = false;
    if (reference.sentiment().isPresent() && answer.sentiment().isPresent()) {
      double was = reference.sentiment().getAsDouble();
      double is = answer.sentiment().getAsDouble();
      moved = OptionalDouble.of(is - was);
      sign = was * is < 0;
    }
    boolean sameLabels =
        !reference.emotions().isEmpty()
            && reference.emotions().keySet().equals(answer.emotions().keySet());
    return new Change(
        moved,
        sameLabels
            ? OptionalDouble.of(distance(reference.emotions(), answer.emotions()))
            : OptionalDouble.empty(),
        sign,
        sameLabels && !reference.likeliest().equals(answer.likeliest()));
  }

  private static double distance(Map<String, Double> p, Map<String, Double> q) {
    double sum = 0;
    for (Map.Entry<String, Double> e : p.entrySet()) {
      sum += Math.abs(e.getValue() - q.getOrDefault(e.getKey(), 0.0));
    }
    return sum / 2;
  }

  /** Whether another decision would be taken. */
  public boolean flips() {
    return signFlips || topFlips;
  }
}
