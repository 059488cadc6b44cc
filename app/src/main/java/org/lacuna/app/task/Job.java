package org.lacuna.app.task;

import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;

/** Work that runs away from the thread of the views. It touches no view and no view model. */
@FunctionalInterface
public interface Job<T> {

  /**
   * @throws LacunaException with the sentence for the user
   * @throws java.util.concurrent.CancellationException when it noticed that it was cancelled
   */
  T run(CancelToken cancel, ProgressSink progress) throws LacunaException;
}
