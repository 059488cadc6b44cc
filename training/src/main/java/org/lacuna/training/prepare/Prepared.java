package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Problem;
import org.lacuna.training.method.Required;

/**
 * A data set made ready: what is asked, what each split has to say, and what the card of a bundle
 * must say about its inputs. Scaled by the training part alone. Immutable by convention: the arrays
 * are not written.
 */
public final class Prepared {

  /** Rows of a sequence that are used where nothing else is said. */
  public static final int MOST_STEPS = 500;

  private final Problem problem;
  private final Table table;
  private final Map<Split, List<Utterance>> rows;
  private final Map<Split, Examples> examples;
  private final List<String> notes;

  private Prepared(
      Problem problem,
      Table table,
      Map<Split, List<Utterance>> rows,
      Map<Split, Examples> examples,
      List<String> notes) {
    this.problem = problem;
    this.table = table;
    this.rows = rows;
    this.examples = examples;
    this.notes = notes;
  }

  /** All modalities, with {@link #MOST_STEPS}. */
  public static Prepared of(DataSource source) throws LacunaException {
    return of(source, ModalitySet.all(), MOST_STEPS);
  }

  /**
   * Makes a divided data set ready. Utterances of which nothing was observed in the modalities that
   * are used are left out, with a note.
   *
   * @param use modalities that are used, of those that the data have
   * @param mostSteps rows of a longer sequence that are used, from its start
   * @throws LacunaException of kind USAGE when the data have no splits, no labels, none of the
   *     modalities, or nothing to train, validate or test on
   */
  public static Prepared of(DataSource source, ModalitySet use, int mostSteps)
      throws LacunaException {
    ModalitySet modalities = use.intersect(source.modalities());
    if (modalities.isEmpty()) {
      throw wrong(source, "have none of the modalities " + keys(use));
    }
    Answers answers = Answers.of(source.data());
    List<String> notes = new ArrayList<>(source.data().notes());
    Map<Split, List<Utterance>> rows = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      rows.put(split, usable(source, split, modalities, notes));
    }
    Table table = table(source, modalities, mostSteps, Required.entry(rows, Split.TRAIN));
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality m : modalities) {
      dims.put(m, source.spec(m).dim());
    }
    Problem problem = new Problem(dims, answers.heads(source.data()));
    Map<Split, Examples> examples = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      examples.put(split, table.of(Required.entry(rows, split), answers));
    }
    notes.addAll(table.cut(source.data().utterances()));
    return new Prepared(problem, table, rows, examples, List.copyOf(notes));
  }

  private static Table table(
      DataSource source, ModalitySet use, int mostSteps, List<Utterance> training) {
    if (source.timed()) {
      return TimedTable.of(source, use, training, source.data().utterances());
    }
    Layout layout = Layout.of(source.data(), use, mostSteps);
    return new ExampleTable(source, layout, Scaling.inputs(source, layout, training));
  }

  private static List<Utterance> usable(
      DataSource source, Split split, ModalitySet use, List<String> notes) throws LacunaException {
    List<Utterance> all = source.data().utterances(split);
    List<Utterance> kept = all.stream().filter(u -> observed(u, use)).toList();
    if (kept.isEmpty()) {
      throw wrong(
          source,
          "have nothing to " + (split == Split.TRAIN ? "train" : split.key() + " with") + " on");
    }
    if (kept.size() < all.size()) {
      notes.add(
          "%d of %d utterances of the %s part are left out: nothing was observed."
              .formatted(all.size() - kept.size(), all.size(), split.key()));
    }
    return kept;
  }

  private static boolean observed(Utterance u, ModalitySet use) {
    return u.sequences().entrySet().stream()
        .anyMatch(e -> use.contains(e.getKey()) && e.getValue().observedSteps() > 0);
  }

  private static String keys(ModalitySet set) {
    return String.join(", ", set.toList().stream().map(Modality::key).toList());
  }

  private static LacunaException wrong(DataSource source, String what) {
    return new LacunaException(
        Kind.USAGE, "The data in \"" + source.data().source() + "\" " + what + ".");
  }

  /** What a method is asked. */
  public Problem problem() {
    return problem;
  }

  /** Inputs of a card by modality key. */
  public Map<String, ModelCard.Input> inputs() {
    return table.inputs();
  }

  /** Preferred window of the card: the longest utterance. */
  public double windowSeconds() {
    return table.windowSeconds();
  }

  /** One split for learning and for scoring with libtorch; everything observed is given. */
  public Examples examples(Split split) {
    return Required.entry(examples, split);
  }

  /** The utterances of {@link #examples}, in the same order. */
  public List<Utterance> utterances(Split split) {
    return Required.entry(rows, split);
  }

  /** The same utterances for judging a bundle, in the same order; made anew by every call. */
  public List<LabelledClip> clips(Split split) {
    return table.clips().of(utterances(split));
  }

  /** Sentences for the user about the data and what was done to them. */
  public List<String> notes() {
    return notes;
  }
}
