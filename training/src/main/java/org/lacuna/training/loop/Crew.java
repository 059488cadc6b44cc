package org.lacuna.training.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Losses;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.Phase;
import org.lacuna.training.nn.Parameters;
import org.lacuna.training.nn.SideBySide;
import org.lacuna.training.nn.Tensors;

/**
 * Several workers who share a batch: each finds the gradient of its part on a thread of its own,
 * with a dropout of its own; the gradients are added in the order of the parts, each weighted by
 * its share of the examples. What comes out depends on how many they are, never on who is first.
 *
 * <p>The workers look at the same values, so there is nothing to be copied: between two calls
 * nobody computes, and then the optimiser may change them.
 */
final class Crew implements Gradients {

  /** Parts the seeds of the workers; the first one's is that of a worker alone. */
  private static final long APART = 0x9E3779B97F4A7C15L;

  private final Method method;
  private final Parameters parameters;
  private final List<Parameters> twins = new ArrayList<>();
  private final SideBySide threads;

  /**
   * @param parameters with every learned tensor of the method
   */
  Crew(Method method, Parameters parameters, int workers) {
    this.method = method;
    this.parameters = parameters;
    threads = new SideBySide(workers, "training worker");
    for (int k = 0; k < workers; k++) {
      twins.add(parameters.twin());
    }
  }

  @Override
  public void reseed(long seed) {
    for (int k = 0; k < twins.size(); k++) {
      twins.get(k).reseed(seed + k * APART);
    }
  }

  /**
   * What one worker found.
   *
   * @param values of the loss of its part
   * @param share of its part
   * @param gradient of its share of the loss; absent when the loss is not a number
   */
  private record Found(Map<String, Double> values, double share, Optional<TensorVector> gradient) {}

  @Override
  public Map<String, Double> of(Phase phase, Examples examples) throws LacunaException {
    List<SideBySide.Work<Found>> work = new ArrayList<>();
    List<Examples> parts = examples.dealt(twins.size());
    for (int k = 0; k < parts.size(); k++) {
      Parameters twin = twins.get(k);
      Examples part = parts.get(k);
      double share = part.size() / (double) examples.size();
      work.add(() -> found(phase, twin, part, share));
    }
    List<Found> found = threads.all(work);
    try {
      Map<String, Double> values = new LinkedHashMap<>();
      for (Found f : found) {
        f.values().forEach((name, v) -> values.merge(name, f.share() * v, Double::sum));
      }
      if (Gradients.finite(values)) {
        follow(phase, found.stream().flatMap(f -> f.gradient().stream()).toList());
      }
      return values;
    } finally {
      found.forEach(f -> f.gradient().ifPresent(TensorVector::close));
    }
  }

  private Found found(Phase phase, Parameters twin, Examples part, double share) {
    return Tensors.scoped(
        () -> {
          Losses loss = method.loss(phase, twin, part);
          Map<String, Double> values = Gradients.values(loss);
          if (!Gradients.finite(values)) {
            return new Found(values, share, Optional.empty());
          }
          Tensor counted = loss.total().mul(new Scalar(share));
          TensorVector gradient = twin.gradients(counted, phase.moves());
          gradient.retainReference();
          return new Found(values, share, Optional.of(gradient));
        });
  }

  /**
   * Gives the optimiser their sum. A tensor that no worker's loss depends on gets none, as when one
   * works alone. What a worker found is never changed in its place: libtorch may give one tensor as
   * the gradient of two.
   */
  private void follow(Phase phase, List<TensorVector> gradients) {
    TensorVector moved = parameters.vector(phase.moves());
    for (long i = 0; i < moved.size(); i++) {
      Tensor sum = new Tensor();
      for (TensorVector gradient : gradients) {
        Tensor one = gradient.get(i);
        if (one.defined()) {
          sum = sum.defined() ? sum.add(one) : one.clone();
        }
      }
      moved.get(i).mutable_grad().put(sum);
    }
  }

  @Override
  public void close() {
    threads.close();
    twins.forEach(Parameters::close);
  }
}
