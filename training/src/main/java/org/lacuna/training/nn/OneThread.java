package org.lacuna.training.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Holds libtorch to the calling thread. The library that multiplies its matrices, OpenBLAS, has
 * threads of its own that libtorch's setting does not reach: on the small matrices of these
 * networks they wait for each other, and a step takes up to ten times as long when other programs
 * want the processor too.
 */
public final class OneThread {

  private OneThread() {}

  /** Applies to the whole process, from the next operation on. */
  public static void use() {
    torch.set_num_threads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }
}
