package org.lacuna.training.nn;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads libtorch computes with, of this process as a whole.
 *
 * <p>One is fastest for matrices as small as ours, and makes the same numbers every time. OpenBLAS
 * under libtorch has threads of its own that libtorch's setting does not reach: they wait for each
 * other spinning, which made a training step on a busy machine eight times as long.
 */
public final class Threads {

  private Threads() {}

  /** Computes on the caller's thread only. Asked again it costs nothing. */
  public static void one() {
    torch.set_num_threads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }
}
