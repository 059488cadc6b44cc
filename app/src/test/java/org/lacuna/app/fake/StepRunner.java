package org.lacuna.app.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;

/** Keeps jobs until the test runs them, so that answers can arrive late. */
public final class StepRunner implements TaskRunner {

  private final InlineRunner inline = new InlineRunner();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public <T> void run(Lane lane, Job<T> job, CancelToken cancel, Reply<T> reply) {
    waiting.add(
        () -> {
          if (!cancel.isCancelled()) {
            inline.run(lane, job, cancel, reply);
          }
        });
  }

  public int waiting() {
    return waiting.size();
  }

  /** Runs the oldest job. */
  public void step() {
    waiting.remove().run();
  }

  /** Runs jobs until none is left, also those that jobs start. */
  public void drain() {
    while (!waiting.isEmpty()) {
      step();
    }
  }
}
