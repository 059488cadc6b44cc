package org.lacuna.inference.task;

/**
 * Hears how far long work has come. Called on the worker's thread, possibly very often: a receiver
 * samples. Implementations must return at once.
 */
@FunctionalInterface
public interface ProgressSink {

  /**
   * @param fraction 0 to 1, never going back within one job; negative when the length is unknown
   * @param stage what is being done, a short phrase for a person
   */
  void progress(double fraction, String stage);

  /** A sink that ignores everything. */
  static ProgressSink ignore() {
    return (fraction, stage) -> {};
  }
}
