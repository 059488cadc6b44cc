package org.lacuna.app.task;

import java.util.function.Consumer;
import org.lacuna.inference.task.LacunaException;

/**
 * Hears how a job came out, on the thread of the views. Exactly one of {@link #done} and {@link
 * #failed} is called, or neither when the job was cancelled.
 */
public interface Reply<T> {

  void done(T result);

  void failed(LacunaException why);

  /** Hears how far the job has come; sampled, so not every step arrives. */
  default void progress(double fraction, String stage) {}

  /** A reply from two functions, deaf to progress. */
  static <T> Reply<T> of(Consumer<T> done, Consumer<LacunaException> failed) {
    return new Reply<>() {
      @Override
      public void done(T result) {
        done.accept(result);
      }

      @Override
      public void failed(LacunaException why) {
        failed.accept(why);
      }
    };
  }
}
