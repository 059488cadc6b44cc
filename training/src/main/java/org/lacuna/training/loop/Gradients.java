package org.lacuna.training.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Phase;
import org.lacuna.training.nn.Parameters;

/** Finds the gradient of a loss. For the training thread. */
interface Gradients extends AutoCloseable {

  /** Starts the chance of dropout anew. */
  void reseed(long seed);

  /**
   * Leaves the gradient of a phase's loss with the learned tensors, whose gradients are undefined
   * before; leaves none when the loss is not a number. In the caller's pointer scope.
   *
   * @return the loss under {@code total}, and its parts by name
   */
  Map<String, Double> of(Phase phase, Examples examples) throws LacunaException;

  @Override
  void close();

  /** On the training thread itself. */
  static Gradients alone(Method method, Parameters parameters) {
    return new Gradients() {
      @Override
      public void reseed(long seed) {
        parameters.reseed(seed);
      }

      @Override
      public Map<String, Double> of(Phase phase, Examples examples) {
        Losses loss = method.loss(phase, parameters, examples);
        Map<String, Double> values = values(loss);
        if (finite(values)) {
          loss.total().backward();
        }
        return values;
      }

      @Override
      public void close() {
        // The parameters are the caller's.
      }
    };
  }

  /** The numbers of a loss. */
  static Map<String, Double> values(Losses loss) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("total", number(loss.total()));
    loss.parts().forEach((name, part) -> values.put(name, number(part)));
    return values;
  }

  private static double number(Tensor scalar) {
    return scalar.item_float();
  }

  /** Whether all of them are numbers. */
  static boolean finite(Map<String, Double> values) {
    return values.values().stream().allMatch(Double::isFinite);
  }
}
