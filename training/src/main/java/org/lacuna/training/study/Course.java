package org.lacuna.training.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.catalog.Recipe;
import org.lacuna.training.catalog.Settings;
import org.lacuna.training.data.Roughness;
import org.lacuna.training.loop.Schedule;
import org.lacuna.training.method.Method;

/**
 * How a method is trained, as words: the settings that do not shape the network. The defaults are
 * the papers' where they agree (Adam, rate 1e-3, 40 epochs, patience 10).
 *
 * @param epochs most epochs
 * @param patience epochs without a better validation before it stops
 * @param batch examples in one step
 * @param rate of Adam
 * @param decay whether the rate falls to a tenth
 * @param weightDecay of Adam
 * @param clip largest norm of a gradient
 * @param averaging share of a running mean of the weights that a step keeps, 0 for none
 * @param workers parts of a batch that are computed side by side
 * @param drop whether modalities are dropped at random; null = as the method wants it
 * @param roughness small disturbances of the training examples
 * @param select the subset whose validation error decides; empty = the mean over all that the
 *     method is made for
 */
record Course(
    int epochs,
    int patience,
    int batch,
    double rate,
    boolean decay,
    double weightDecay,
    double clip,
    double averaging,
    int workers,
    String drop,
    Roughness roughness,
    ModalitySet select) {

  private static final Set<String> KEYS =
      Set.of(
          "epochs",
          "patience",
          "batch",
          "rate",
          "decay",
          "weight_decay",
          "clip",
          "averaging",
          "workers",
          "drop",
          "withheld",
          "noise",
          "select");

  private static final String AS_METHOD = "method";

  /** Every setting that this method and its training know. */
  static Set<String> keys(Recipe recipe) {
    Set<String> keys = new HashSet<>(recipe.keys());
    if (recipe.kind() == Recipe.Kind.STEPS) {
      keys.addAll(KEYS);
    }
    return keys;
  }

  static Course of(Settings s) throws LacunaException {
    double rate = s.number("rate", 1e-3, 0);
    double clip = s.number("clip", 1, 0);
    if (rate <= 0 || clip <= 0) {
      throw new LacunaException(Kind.USAGE, "This cannot be set: rate and clip must be above 0.");
    }
    int batch = s.whole("batch", 32, 1);
    int workers = s.whole("workers", 1, 1);
    if (workers > batch) {
      throw new LacunaException(
          Kind.USAGE,
          "This cannot be set: workers=%d are more than the %d examples of a batch."
              .formatted(workers, batch));
    }
    return new Course(
        s.whole("epochs", 40, 1),
        s.whole("patience", 10, 1),
        batch,
        rate,
        s.yes("decay", false),
        s.number("weight_decay", 0, 0),
        clip,
        s.share("averaging", 0),
        workers,
        s.word("drop", AS_METHOD, List.of(AS_METHOD, "yes", "no")),
        roughness(s),
        s.modalities("select", ModalitySet.none()));
  }

  private static Roughness roughness(Settings s) throws LacunaException {
    return new Roughness(s.share("withheld", 0), s.number("noise", 0, 0));
  }

  Schedule schedule(long seed, int stepsPerEpoch) {
    return new Schedule(
        seed,
        stepsPerEpoch,
        epochs,
        patience,
        Double.POSITIVE_INFINITY,
        rate,
        decay,
        weightDecay,
        clip,
        averaging,
        workers);
  }

  boolean drops(Method method) {
    return drop.equals(AS_METHOD) ? method.trainsOnDropped() : drop.equals("yes");
  }

  /**
   * The subsets whose mean validation error decides. A method that takes what is missing for zeros
   * is judged by complete input, as it is meant.
   */
  List<ModalitySet> decisive(Method method) throws LacunaException {
    List<ModalitySet> legal = method.legalSubsets();
    if (select.isEmpty()) {
      return method.takesMissing() || !legal.contains(method.problem().modalities())
          ? legal
          : List.of(method.problem().modalities());
    }
    if (!legal.contains(select)) {
      throw new LacunaException(
          Kind.USAGE,
          "This cannot be set: select=%s is nothing that %s can be given; known: %s."
              .formatted(select, method.name(), legal));
    }
    return List.of(select);
  }
}
