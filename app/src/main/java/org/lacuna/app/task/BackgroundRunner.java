package org.lacuna.app.task;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;

/**
 * One daemon thread a lane; replies go to the given executor, in the window the JavaFX thread.
 * Closing lets the jobs that are queued run out, so that natives are freed in order, but waits only
 * a few seconds for them.
 */
public final class BackgroundRunner implements TaskRunner, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(BackgroundRunner.class.getName());
  private static final long CLOSE_SECONDS = 5;

  private final Map<Lane, ExecutorService> threads = new EnumMap<>(Lane.class);
  private final Executor views;

  /**
   * @param views runs replies on the thread of the views, for example {@code Platform::runLater}
   */
  public BackgroundRunner(Executor views) {
    this.views = views;
    for (Lane lane : Lane.values()) {
      threads.put(lane, Executors.newSingleThreadExecutor(work -> thread(lane, work)));
    }
  }

  private static Thread thread(Lane lane, Runnable work) {
    Thread thread = new Thread(work, "lacuna-" + lane.name().toLowerCase(java.util.Locale.ROOT));
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <T> void run(Lane lane, Job<T> job, CancelToken cancel, Reply<T> reply) {
    ExecutorService thread = threads.get(lane);
    if (thread != null && !thread.isShutdown()) {
      thread.execute(() -> work(job, cancel, reply));
    }
  }

  private <T> void work(Job<T> job, CancelToken cancel, Reply<T> reply) {
    if (cancel.isCancelled()) {
      return;
    }
    try {
      T result = job.run(cancel, new SampledProgress<>(cancel, reply));
      answer(cancel, () -> reply.done(result));
    } catch (CancellationException stopped) {
      // Asked for by the user or overtaken by a newer job: nobody waits for this one.
      LOG.log(System.Logger.Level.DEBUG, "job cancelled");
    } catch (LacunaException why) {
      LOG.log(System.Logger.Level.INFO, why.sentence(), why);
      answer(cancel, () -> reply.failed(why));
    } catch (RuntimeException | LinkageError | OutOfMemoryError unexpected) {
      // The last line of defence: a defect, a native library that does not load or too little
      // memory must show as a sentence, not as a window that waits for ever.
      LOG.log(System.Logger.Level.ERROR, "job failed", unexpected);
      answer(cancel, () -> reply.failed(wrap(unexpected)));
    }
  }

  private static LacunaException wrap(Throwable unexpected) {
    String sentence =
        unexpected instanceof OutOfMemoryError
            ? "There is not enough memory for this; close other programs or try a shorter clip."
            : "Something unexpected went wrong; the log has the details.";
    return new LacunaException(Kind.MEDIA, sentence, unexpected);
  }

  private void answer(CancelToken cancel, Runnable reply) {
    views.execute(
        () -> {
          if (!cancel.isCancelled()) {
            reply.run();
          }
        });
  }

  /** Stops taking jobs and waits a little for the queued ones. */
  @Override
  public void close() {
    threads.values().forEach(ExecutorService::shutdown);
    try {
      for (ExecutorService thread : threads.values()) {
        if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
          LOG.log(System.Logger.Level.WARNING, "background work still runs at the end");
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps only the newest report, with at most one waiting for the thread of the views. */
  private final class SampledProgress<T> implements ProgressSink {
    private record Report(double fraction, String stage) {}

    private final CancelToken cancel;
    private final Reply<T> reply;
    private final AtomicReference<@Nullable Report> waiting = new AtomicReference<>();

    SampledProgress(CancelToken cancel, Reply<T> reply) {
      this.cancel = cancel;
      this.reply = reply;
    }

    @Override
    public void progress(double fraction, String stage) {
      if (waiting.getAndSet(new Report(fraction, stage)) == null) {
        answer(cancel, this::deliver);
      }
    }

    private void deliver() {
      Report newest = waiting.getAndSet(null);
      if (newest != null) {
        reply.progress(newest.fraction, newest.stage);
      }
    }
  }
}
