package org.lacuna.app.annotate.agreement;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Two coders side by side.
 *
 * @param first name of the one
 * @param second name of the other
 * @param model whether the second is a model
 * @param alpha Krippendorff's alpha of the two; empty when it is not defined
 * @param bothMs time that both labelled, milliseconds
 * @param eitherMs time that at least one of them labelled
 * @param sameMs time that both gave the same label
 * @param labels rows and columns of the confusion
 * @param confusion {@code [labels][labels]} milliseconds: row the first one's label, column the
 *     second one's
 */
public record Pair(
    String first,
    String second,
    boolean model,
    OptionalDouble alpha,
    long bothMs,
    long eitherMs,
    long sameMs,
    List<String> labels,
    long[][] confusion) {

  public Pair {
    labels = List.copyOf(labels);
    confusion = copy(confusion);
  }

  @Override
  public long[][] confusion() {
    return copy(confusion);
  }

  private static long[][] copy(long[][] matrix) {
    long[][] copy = new long[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      copy[i] = matrix[i].clone();
    }
    return copy;
  }

  /** Share of the time that either labelled which both did; empty when neither did. */
  public OptionalDouble shared() {
    return eitherMs > 0 ? OptionalDouble.of((double) bothMs / eitherMs) : OptionalDouble.empty();
  }

  /** Share of the time that both labelled in which they agree; empty when there is none. */
  public OptionalDouble same() {
    return bothMs > 0 ? OptionalDouble.of((double) sameMs / bothMs) : OptionalDouble.empty();
  }
}
