package org.lacuna.training.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;

/**
 * What every network method has to hold: all that a network has to, and every learned tensor is
 * reached by some phase.
 */
public abstract class MethodContract extends NetworkContract {

  /** The methods to hold to it. */
  protected abstract List<Method> methods();

  @Override
  protected List<Method> networks() {
    return methods();
  }

  /** Whether a learned tensor of a method is known to be reached by no example of this test. */
  protected boolean rests(Method method, String parameter) {
    return false;
  }

  @TestFactory
  Stream<DynamicTest> everyWeightLearnsInSomePhase() {
    return each(methods(), this::everyWeightLearns);
  }

  private void everyWeightLearns(Method m, Parameters p) {
    Map<String, Double> reached = new LinkedHashMap<>();
    Random r = new Random(4);
    p.reseed(4); // dropout
    for (Phase phase : m.phases()) {
      List<ModalitySet> subsets = m.problem().subsets();
      for (int draw = 0; draw < 9; draw++) {
        ModalitySet given = subsets.get(draw % subsets.size());
        Examples e = RandomExamples.make(r, m.problem(), 5, 6, given);
        Tensors.scoped(
            () -> {
              m.loss(phase, p, e).total().backward();
              return phase;
            });
        // after every subset: the signs of an absolute error can cancel in the end
        for (String name : p.values().keySet()) {
          double size = 0;
          for (float g : p.gradient(name)) {
            assertThat(g).as(name).isFinite();
            size += Math.abs(g);
          }
          reached.merge(name, phase.moves().test(name) ? size : 0, Double::sum);
        }
      }
    }
    // a key's bias cancels in the softmax
    reached.forEach(
        (name, size) -> {
          if (!name.endsWith(".key.bias") && !rests(m, name)) {
            assertThat(size).as(name).isPositive();
          }
        });
  }
}
