package org.lacuna.inference.model;

/**
 * Where a network runs, and why there.
 *
 * @param used {@code cpu} or {@code cuda}
 * @param reason one plain sentence, for example why the GPU is not used
 */
public record Device(String used, String reason) {

  /** What the user asked for. */
  public enum Request {
    /** The GPU where it works, otherwise the CPU with the reason. */
    AUTO,
    /** The CPU, no question asked. */
    CPU,
    /** The GPU or nothing: refused where it does not work. */
    CUDA
  }
}
