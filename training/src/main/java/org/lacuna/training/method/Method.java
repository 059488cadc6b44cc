package org.lacuna.training.method;

import java.util.List;
import org.lacuna.training.nn.Parameters;

/** A network that can be trained: with its loss and the order of its updates. Stateless. */
public interface Method extends Network {

  /** The updates of one training step, in order. */
  default List<Phase> phases() {
    return List.of(Phase.all());
  }

  /**
   * The loss that a phase minimises, with dropout. Belongs to the caller's pointer scope.
   *
   * @param phase one of {@link #phases}
   */
  Losses loss(Phase phase, Parameters parameters, Examples examples);

  /** Whether modalities should be dropped at random while it trains. */
  boolean trainsOnDropped();
}
