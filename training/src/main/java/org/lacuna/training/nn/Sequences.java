package org.lacuna.training.nn;

/** Sequences of which only some steps were observed. Truths are {@code [B, T]}. */
public final class Sequences {

  private Sequences() {}

  /** Mean over the observed steps {@code [B, D]}, 0 where there is none. */
  public static <V> V mean(Ops<V> ops, V values, V observed, int dim) {
    V sum = ops.sum(seen(ops, values, observed), 1); // [B, 1, D]
    V count = ops.unsqueeze(ops.sum(ops.toFloat(observed), 1), 2); // [B, 1, 1]
    V atLeastOne = ops.where(ops.greater(count, 0.5f), count, ops.scalar(1f));
    return ops.reshape(ops.div(sum, atLeastOne), 0, dim);
  }

  /** The values {@code [B, T, D]} with 0 in every step that was not observed. */
  public static <V> V seen(Ops<V> ops, V values, V observed) {
    return ops.where(ops.unsqueeze(observed, 2), values, ops.scalar(0f));
  }

  /**
   * The observed steps moved to the front in their order, the rest 0: what a recurrent network runs
   * over, so that neither a gap nor a face that is not there moves its state.
   */
  public static <V> V packed(Ops<V> ops, V values, V observed) {
    V index = ops.indices(observed, 1); // [T]
    V before = ops.toFloat(ops.less(ops.unsqueeze(index, 1), ops.unsqueeze(index, 0)));
    V rank = ops.matmul(ops.toFloat(observed), before); // observed steps before each: [B, T]
    V place = ops.equal(ops.unsqueeze(rank, 1), ops.unsqueeze(index, 1)); // [B, T_new, T]
    V taken = ops.toFloat(ops.and(place, ops.unsqueeze(observed, 1)));
    return ops.matmul(taken, seen(ops, values, observed));
  }

  /** The state {@code [B, D]} at the last of the packed steps, 0 where there is none. */
  public static <V> V last(Ops<V> ops, V states, V observed, int dim) {
    V count = ops.sum(ops.toFloat(observed), 1); // [B, 1]
    V at = ops.add(ops.indices(observed, 1), ops.scalar(1f));
    V chosen = ops.toFloat(ops.equal(at, count)); // [B, T]
    return ops.reshape(ops.matmul(ops.unsqueeze(chosen, 1), states), 0, dim);
  }

  /** The state {@code [B, D]} at the last observed step where it stands, 0 where there is none. */
  public static <V> V lastObserved(Ops<V> ops, V states, V observed, int dim) {
    V index = ops.where(observed, ops.indices(observed, 1), ops.scalar(-1f)); // [B, T]
    V chosen = ops.toFloat(ops.and(observed, ops.equal(index, ops.max(index, 1))));
    return ops.reshape(ops.matmul(ops.unsqueeze(chosen, 1), states), 0, dim);
  }
}
