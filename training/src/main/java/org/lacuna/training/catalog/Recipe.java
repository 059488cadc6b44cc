package org.lacuna.training.catalog;

import java.util.Set;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Problem;

/**
 * A method under the name that people type.
 *
 * @param name for example {@code kt-ours}
 * @param summary one line: what it is
 * @param kind how it learns
 * @param keys of the settings that shape it
 * @param network makes it for a problem
 */
public record Recipe(String name, String summary, Kind kind, Set<String> keys, Maker network) {

  /** How a method learns. */
  public enum Kind {
    /** By steps along a gradient. */
    STEPS,
    /** In one look at the training examples; the result is a network all the same. */
    COUNTED,
    /** Support vector machines, which are no network and cannot be exported. */
    MACHINES
  }

  /** Makes a network. */
  @FunctionalInterface
  public interface Maker {
    /**
     * @throws LacunaException of kind USAGE when a setting does not fit, or the data lack a
     *     modality that the method cannot do without
     */
    Method of(Problem problem, Settings settings) throws LacunaException;
  }

  public Recipe {
    keys = Set.copyOf(keys);
  }

  /** The network for a problem; of machines, the constant that they are compared with. */
  public Method method(Problem problem, Settings settings) throws LacunaException {
    return network.of(problem, settings);
  }
}
