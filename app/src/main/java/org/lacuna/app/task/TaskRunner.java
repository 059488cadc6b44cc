package org.lacuna.app.task;

import org.lacuna.inference.task.CancelToken;

/** Runs jobs in the background and brings their results back to the thread of the views. */
public interface TaskRunner {

  /**
   * Queues a job. A job that was cancelled before its turn is never started; the result of one that
   * was cancelled while it ran is thrown away.
   */
  <T> void run(Lane lane, Job<T> job, CancelToken cancel, Reply<T> reply);
}
