package org.lacuna.training.nn;

import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads libtorch computes with for one thread of ours.
 *
 * <p>One is fastest for matrices as small as ours, and makes the same numbers every time. OpenBLAS
 * under libtorch has threads of its own that libtorch's setting does not reach: they wait for each
 * other spinning, which made a training step on a busy machine eight times as long. More than one
 * core is used by threads of ours, see {@link SideBySide}.
 */
public final class Threads {

  /** The binding asks the system for this process's memory at every tensor, unless told not to. */
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private Threads() {}

  /**
   * Computes on the caller's thread only; every thread has to ask for itself. Asked again it costs
   * nothing.
   */
  public static void one() {
    if (System.getProperty(MEMORY_LIMIT) == null) {
      // read once, when the first native class is loaded: where that is past, it only is slower
      System.setProperty(MEMORY_LIMIT, "0");
    }
    torch.set_num_threads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }
}
