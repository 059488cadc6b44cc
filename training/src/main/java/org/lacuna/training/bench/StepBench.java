package org.lacuna.training.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.KtMethod;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.NetworkScorer;
import org.lacuna.training.method.Phase;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.Tensors;
import org.lacuna.training.nn.Threads;

/**
 * Training steps on one thread. Steps of both kinds take turns, so that both meet the same load.
 */
final class StepBench {

  /**
   * Milliseconds of one step, the median of several.
   *
   * @param own of the network
   * @param bare of the modules that it is made of
   * @param ratio of the two, of pairs that were measured one after the other
   * @param forward of the network without a backward pass
   * @param blocks transformer blocks that a step runs
   */
  record Result(double own, double bare, double ratio, double forward, int blocks) {}

  private StepBench() {}

  static Result run(KtMethod method, Examples examples, int rounds) {
    Threads.one();
    try (Parameters parameters = new Parameters(1);
        BareKt bare = new BareKt(method.network().config(), method.problem().width())) {
      declare(method, parameters, examples);
      double[] own = new double[rounds];
      double[] other = new double[rounds];
      try (TensorVector moved = parameters.vector();
          Adam adam = new Adam(moved, new AdamOptions(1e-3))) {
        for (int i = -2; i < rounds; i++) {
          double a = millis(() -> step(method, parameters, examples, moved, adam));
          double b = millis(() -> bare.step(values(examples)));
          if (i >= 0) {
            own[i] = a;
            other[i] = b;
          }
        }
      }
      double[] ratio = new double[rounds];
      Arrays.setAll(ratio, i -> own[i] / other[i]);
      double forward = millis(() -> new NetworkScorer(method, parameters).score(examples));
      return new Result(median(own), median(other), median(ratio), forward, bare.blocks());
    }
  }

  /** Milliseconds of one step of any method, the median of several. */
  static double own(Method method, Examples examples, int rounds) {
    Threads.one();
    try (Parameters parameters = new Parameters(1)) {
      declare(method, parameters, examples);
      double[] own = new double[rounds];
      try (TensorVector moved = parameters.vector();
          Adam adam = new Adam(moved, new AdamOptions(1e-3))) {
        for (int i = -1; i < rounds; i++) {
          double a = millis(() -> step(method, parameters, examples, moved, adam));
          if (i >= 0) {
            own[i] = a;
          }
        }
      }
      return median(own);
    }
  }

  static void declare(Method method, Parameters parameters, Examples examples) {
    for (Phase phase : method.phases()) {
      Tensors.scopedWithoutGradient(() -> method.loss(phase, parameters, examples).parts().size());
    }
  }

  private static void step(
      Method method, Parameters parameters, Examples examples, TensorVector moved, Adam adam) {
    for (Phase phase : method.phases()) {
      adam.zero_grad();
      method.loss(phase, parameters, examples).total().backward();
      torch.clip_grad_norm_(moved, 1);
      adam.step();
    }
  }

  private static Map<Modality, Tensor> values(Examples examples) {
    Map<Modality, Tensor> values = new EnumMap<>(Modality.class);
    examples.lanes().forEach((m, l) -> values.put(m, tensor(examples.size(), l)));
    return values;
  }

  private static Tensor tensor(int size, Lane l) {
    return Tensors.of(l.values(), size, l.steps(), l.dim());
  }

  private static double millis(Runnable work) {
    long begin = now();
    Tensors.scoped(
        () -> {
          work.run();
          return work;
        });
    return (now() - begin) / 1e6;
  }

  /** Nanoseconds that this thread has worked: what others do on the machine does not count. */
  static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
