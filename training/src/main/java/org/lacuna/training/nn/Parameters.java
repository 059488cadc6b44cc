package org.lacuna.training.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The learned tensors of one network by name, in the order in which they were first asked for.
 * Values are drawn from a seeded Java generator, so that a seed gives the same start on every
 * machine. Owns native memory until {@link #close}; for one thread at a time.
 */
public final class Parameters implements AutoCloseable {

  private final Random random;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * Also has libtorch compute on one thread, see {@link Threads}.
   *
   * @param seed of the starting values
   */
  public Parameters(long seed) {
    Threads.one();
    random = new Random(seed);
  }

  Tensor get(String name, Init init, long... shape) {
    Tensor known = tensors.get(name);
    if (known == null) {
      known = create(init.draw(random, shape), shape);
      tensors.put(name, known);
    }
    if (!Arrays.equals(known.sizes().vec().get(), shape)) {
      throw new IllegalArgumentException(
          name + " was asked for with the shape " + Arrays.toString(shape));
    }
    return known;
  }

  private static Tensor create(float[] values, long... shape) {
    return Tensors.scoped(
        () -> {
          Tensor t = Tensors.of(values, shape);
          t.set_requires_grad(true);
          t.retainReference();
          return t;
        });
  }

  /** All tensors, for the optimiser. */
  public TensorVector vector() {
    return new TensorVector(tensors.values().toArray(new Tensor[0]));
  }

  /** The tensors whose name fits, for an optimiser that moves only them. */
  public TensorVector vector(Predicate<String> named) {
    return new TensorVector(
        tensors.entrySet().stream()
            .filter(e -> named.test(e.getKey()))
            .map(Map.Entry::getValue)
            .toArray(Tensor[]::new));
  }

  /** Number of learned values. */
  public long count() {
    return count(name -> true);
  }

  /** Number of learned values in the tensors whose name fits. */
  public long count(Predicate<String> named) {
    long n = 0;
    for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
      n += named.test(e.getKey()) ? e.getValue().numel() : 0;
    }
    return n;
  }

  /** A copy of all values by name. */
  public Map<String, float[]> values() {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach((name, t) -> values.put(name, Tensors.floats(t)));
    return values;
  }

  /** Gradient of one tensor after a backward pass, empty when none has reached it. */
  public float[] gradient(String name) {
    Tensor t = tensors.get(name);
    if (t == null) {
      throw new IllegalArgumentException("no parameter is named " + name);
    }
    Tensor grad = t.grad();
    return grad.defined() ? Tensors.floats(grad) : new float[0];
  }

  /** Puts back values that {@link #values} gave. */
  public void restore(Map<String, float[]> values) {
    values.forEach(
        (name, v) -> {
          Tensor t = tensors.get(name);
          if (t == null || t.numel() != v.length) {
            throw new IllegalArgumentException("values do not fit the parameter " + name);
          }
          FloatPointer p = t.data_ptr_float();
          p.put(v, 0, v.length);
        });
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }
}
