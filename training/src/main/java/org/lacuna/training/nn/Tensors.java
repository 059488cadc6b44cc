package org.lacuna.training.nn;

import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** From Java arrays to libtorch tensors and back. Tensors belong to the caller's pointer scope. */
public final class Tensors {

  private Tensors() {}

  /** Runs work in a pointer scope of its own: every tensor made inside is freed at its end. */
  public static <T> T scoped(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** As {@link #scoped}, and without recording anything for a backward pass. */
  public static <T> T scopedWithoutGradient(Supplier<T> work) {
    return scoped(() -> withoutGradient(work));
  }

  /** Runs work without recording anything for a backward pass, in the scope of the caller. */
  public static <T> T withoutGradient(Supplier<T> work) {
    NoGradGuard guard = new NoGradGuard();
    try {
      return work.get();
    } finally {
      guard.close();
    }
  }

  /** A tensor with a copy of the values; no shape gives a scalar. */
  public static Tensor of(float[] values, long... shape) {
    try (FloatPointer p = new FloatPointer(values)) {
      return torch.from_blob(p, shape).clone();
    }
  }

  /** A copy of the values in row-major order. */
  public static float[] floats(Tensor t) {
    try (Tensor plain = t.detach().contiguous()) {
      float[] values = new float[Math.toIntExact(plain.numel())];
      plain.data_ptr_float().get(values);
      return values;
    }
  }
}
