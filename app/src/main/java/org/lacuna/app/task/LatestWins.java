package org.lacuna.app.task;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * One question that is asked again and again: a new asking cancels the one before, and only the
 * answer to the newest is heard. Belongs to the thread of the views.
 */
public final class LatestWins {

  private final TaskRunner runner;
  private final Lane lane;
  private @Nullable CancelToken current;

  public LatestWins(TaskRunner runner, Lane lane) {
    this.runner = runner;
    this.lane = lane;
  }

  /** Drops whatever is under way and asks anew. */
  public <T> void start(Job<T> job, Reply<T> reply) {
    cancel();
    CancelToken mine = new CancelToken();
    current = mine;
    runner.run(lane, job, mine, new Guarded<>(mine, reply));
  }

  /** Drops whatever is under way; its reply hears nothing more. */
  public void cancel() {
    if (current != null) {
      current.cancel();
      current = null;
    }
  }

  /** Whether an answer is still awaited. */
  public boolean isRunning() {
    return current != null;
  }

  /** Lets a reply through only while its asking is the newest one. */
  private final class Guarded<T> implements Reply<T> {
    private final CancelToken mine;
    private final Reply<T> reply;

    Guarded(CancelToken mine, Reply<T> reply) {
      this.mine = mine;
      this.reply = reply;
    }

    @Override
    public void done(T result) {
      if (current == mine) {
        current = null;
        reply.done(result);
      }
    }

    @Override
    public void failed(LacunaException why) {
      if (current == mine) {
        current = null;
        reply.failed(why);
      }
    }

    @Override
    public void progress(double fraction, String stage) {
      if (current == mine) {
        reply.progress(fraction, stage);
      }
    }
  }
}
