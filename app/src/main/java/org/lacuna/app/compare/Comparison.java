package org.lacuna.app.compare;

import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.ModalitySet;

/**
 * All seven choices of modalities of one clip, judged by one network. Immutable.
 *
 * @param model name and version of the network
 * @param full the choice with everything there is: the reference of every change; empty where the
 *     clip has nothing that the network reads
 * @param rows one a choice, in the order of {@link ModalitySet#nonEmptySubsets()}
 * @param labels the network's emotions in its order; empty where it gives none
 * @param lacks what the network does not give or read, in a sentence; otherwise empty
 */
public record Comparison(
    String model, ModalitySet full, List<SubsetResult> rows, List<String> labels, String lacks) {

  public Comparison {
    rows = List.copyOf(rows);
    labels = List.copyOf(labels);
  }

  /** The answer to a choice; empty where there is none. */
  public Optional<SubsetResult> answer(ModalitySet subset) {
    return rows.stream().filter(r -> r.subset().equals(subset) && r.answered()).findFirst();
  }

  /** How far a choice is from everything; empty where either has no answer. */
  public Optional<Change> change(SubsetResult row) {
    return row.answered()
        ? answer(full).map(reference -> Change.between(reference, row))
        : Optional.empty();
  }

  /** Whether nothing in the comparison has an answer. */
  public boolean isEmpty() {
    return rows.stream().noneMatch(SubsetResult::answered);
  }
}
