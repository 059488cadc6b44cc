package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.testset.AnswerSheet;
import org.lacuna.inference.testset.LabelledClip;

/**
 * A model that is judged: one network, or several that differ by their seed only and whose figures
 * are averaged.
 *
 * @param name what it is called in every table
 * @param members open networks with cards alike; the caller closes them
 * @param test the test set as this model's card lays it out; the same samples in the same order for
 *     every subject of an evaluation
 * @param train rows that plain references are fitted on, laid out likewise; empty = none
 */
public record Subject(
    String name, List<Predictor> members, List<LabelledClip> test, List<LabelledClip> train) {

  /** Stands behind the name of a model that takes what is missing for zeros. */
  public static final String ZEROS = " (fed zeros)";

  public Subject {
    members = List.copyOf(members);
    test = List.copyOf(test);
    train = List.copyOf(train);
    if (members.isEmpty()) {
      throw new IllegalArgumentException(name + " has no network");
    }
  }

  /** The name with a mark where what is missing counts as zeros. */
  public String label() {
    return card().feedsZeros() ? name + ZEROS : name;
  }

  /** The card of the first network. */
  public ModelCard card() {
    return members.get(0).card();
  }

  /** The modalities that the model reads and some sample has. */
  public ModalitySet readable() {
    ModalitySet there = ModalitySet.none();
    for (LabelledClip clip : test) {
      there = there.union(clip.features().available());
    }
    return there.intersect(card().modalities());
  }

  /** The subsets that the model means something for and the data have, in the order of tables. */
  public List<ModalitySet> subsets() {
    ModalitySet there = readable();
    return card().legalSubsets().stream().filter(s -> s.minus(there).isEmpty()).toList();
  }

  /** Whether it gives a rebuilt sequence of a modality that the data have. */
  public boolean rebuilds(Modality m) {
    return readable().contains(m) && card().outputs().reconstruction().containsKey(m.key());
  }

  /**
   * What is compared of it.
   *
   * @throws LacunaException of kind MODEL when it asks other questions than the data answer
   */
  public Entry entry() throws LacunaException {
    List<AnswerSheet> sheets = new ArrayList<>();
    for (Predictor member : members) {
      sheets.add(new AnswerSheet(member, test));
    }
    ModalitySet rebuilt = ModalitySet.none();
    for (Modality m : readable()) {
      rebuilt = rebuilds(m) ? rebuilt.with(m) : rebuilt;
    }
    return new Entry(
        name, label(), card().outputs().allHeads(), readable(), subsets(), rebuilt, sheets);
  }
}
