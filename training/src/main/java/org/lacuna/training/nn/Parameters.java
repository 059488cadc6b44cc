package org.lacuna.training.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The learned tensors of one network by name, in the order in which they were first asked for, and
 * the chance of its dropout. Values are drawn from a seeded Java generator, so that a seed gives
 * the same start on every machine; dropout draws from a libtorch generator that belongs to these
 * parameters alone, so that two trainings do not disturb one another. Owns native memory until
 * {@link #close}; for one thread at a time, except that several may look at values that nobody
 * changes.
 */
public final class Parameters implements AutoCloseable {

  private final @Nullable Random random;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Generator generator;
  private final GeneratorOptional chance;

  /**
   * Also has libtorch compute on one thread, see {@link Threads}.
   *
   * @param seed of the starting values, and of dropout until {@link #reseed}
   */
  public Parameters(long seed) {
    this(seed, new Random(seed));
  }

  private Parameters(long seed, @Nullable Random random) {
    Threads.one();
    this.random = random;
    generator = torch.createCPUGenerator(seed);
    generator.retainReference();
    chance = new GeneratorOptional(generator);
    chance.retainReference();
  }

  /**
   * The same values for another thread: what changes here changes there, while gradients and
   * dropout are its own. Nothing new can be asked of it. To be closed before these parameters;
   * nobody may change the values while it is at work.
   */
  public Parameters twin() {
    Parameters twin = new Parameters(0, null);
    tensors.forEach((name, t) -> twin.tensors.put(name, learned(t::detach)));
    return twin;
  }

  /** Starts the chance of dropout anew. */
  public void reseed(long seed) {
    generator.set_current_seed(seed);
  }

  /** What dropout draws from. */
  GeneratorOptional chance() {
    return chance;
  }

  Tensor get(String name, Init init, long... shape) {
    Tensor known = tensors.get(name);
    if (known == null) {
      if (random == null) {
        throw new IllegalStateException(name + " was not there when the twin was made");
      }
      float[] values = init.draw(random, shape);
      known = learned(() -> Tensors.of(values, shape));
      tensors.put(name, known);
    }
    if (!Arrays.equals(known.sizes().vec().get(), shape)) {
      throw new IllegalArgumentException(
          name + " was asked for with the shape " + Arrays.toString(shape));
    }
    return known;
  }

  private static Tensor learned(Supplier<Tensor> values) {
    return Tensors.scoped(
        () -> {
          Tensor t = values.get();
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

  /**
   * The gradient of a scalar by the tensors whose name fits, in the order of {@link #vector}, with
   * an undefined tensor where it depends on none. Leaves nothing behind in these parameters;
   * belongs to the caller's pointer scope.
   */
  public TensorVector gradients(Tensor scalar, Predicate<String> named) {
    TensorVector of = vector(named);
    return scalar.requires_grad()
        ? torch.grad(
            new TensorVector(scalar),
            of,
            new TensorVector(),
            new BoolOptional(),
            false,
            /* allow_unused= */ true)
        : new TensorVector(of.size());
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
    chance.close();
    generator.close();
  }
}
