package org.lacuna.training.method;

import java.util.function.Predicate;

/**
 * One kind of update. Each step of the training makes one update of every phase of the method, in
 * their order.
 *
 * @param name names it in reports and checkpoints
 * @param moves whether the learned tensor of that name is changed by it
 */
public record Phase(String name, Predicate<String> moves) {

  /** Moves everything: the only phase of most methods. */
  public static Phase all() {
    return new Phase("all", parameter -> true);
  }
}
