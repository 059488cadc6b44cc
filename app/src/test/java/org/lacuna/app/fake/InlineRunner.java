package org.lacuna.app.fake;

import java.util.concurrent.CancellationException;
import org.lacuna.app.task.Job;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/** Runs every job at once on the calling thread. */
public final class InlineRunner implements TaskRunner {

  @Override
  public <T> void run(Lane lane, Job<T> job, CancelToken cancel, Reply<T> reply) {
    T result;
    try {
      result = job.run(cancel, reply::progress);
    } catch (LacunaException why) {
      reply.failed(why);
      return;
    } catch (CancellationException stopped) {
      return;
    }
    if (!cancel.isCancelled()) {
      reply.done(result);
    }
  }
}
