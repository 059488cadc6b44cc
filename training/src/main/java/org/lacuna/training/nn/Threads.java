package org.lacuna.training.nn;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads libtorch uses. Matrices here are small: a second thread costs more than it
 * gives, and on a busy machine its waiting makes a step ten times slower.
 */
public final class Threads {

  private Threads() {}

  /** One thread for libtorch and for the matrix library below it, in the whole process. */
  public static void one() {
    torch.set_num_threads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }
}
