package org.lacuna.app.evaluate;

import java.util.List;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.testset.AnswerSheet;

/**
 * What an evaluation compares: the answers of one model, asked now or kept from its training.
 *
 * @param name what it goes by
 * @param label the same with a mark where what is missing counts as zeros
 * @param heads what it answers
 * @param readable what it reads of what the data have
 * @param subsets what it may be given, in the order of tables
 * @param rebuilds the modalities that it rebuilds when they are missing
 * @param sheets one a network; several are averaged
 */
public record Entry(
    String name,
    String label,
    List<ModelCard.Head> heads,
    ModalitySet readable,
    List<ModalitySet> subsets,
    ModalitySet rebuilds,
    List<AnswerSheet> sheets) {

  public Entry {
    heads = List.copyOf(heads);
    subsets = List.copyOf(subsets);
    sheets = List.copyOf(sheets);
  }

  /** Whether it reads several modalities and can be asked whatever of them is missing. */
  boolean takesAnySubset() {
    return readable.size() > 1
        && ModalitySet.nonEmptySubsets().stream()
            .filter(s -> s.minus(readable).isEmpty())
            .allMatch(subsets::contains);
  }

  boolean rebuilds(Modality m) {
    return rebuilds.contains(m);
  }
}
