package org.lacuna.training.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;

/**
 * Work on a few threads of its own, each of which computes with libtorch for itself alone (see
 * {@link Threads}). With one, everything is done by the caller. Nobody is ever left at work: a call
 * returns when all that it started has ended, because native memory must not be freed before.
 */
public final class SideBySide implements AutoCloseable {

  /** One piece of work. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws LacunaException;
  }

  private final @Nullable ExecutorService threads;

  /**
   * @param count of threads
   * @param name of the threads
   */
  public SideBySide(int count, String name) {
    threads = count == 1 ? null : Executors.newFixedThreadPool(count, work -> thread(work, name));
  }

  /** Work by the caller alone. */
  public static SideBySide alone() {
    return new SideBySide(1, "");
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread =
        new Thread(
            () -> {
              Threads.one();
              work.run();
            },
            name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does all of it and gives the results in the order of the work.
   *
   * @throws LacunaException (or what else was thrown) of the first piece in that order that failed;
   *     one that was only cancelled counts where no other failed
   */
  public <T> List<T> all(List<? extends Work<T>> work) throws LacunaException {
    List<T> results = new ArrayList<>();
    if (threads == null) {
      for (Work<T> piece : work) {
        results.add(piece.run());
      }
      return results;
    }
    List<Future<T>> futures = new ArrayList<>();
    for (Work<T> piece : work) {
      futures.add(threads.submit(piece::run));
    }
    @Nullable Throwable failure = null;
    for (Future<T> future : futures) {
      try {
        results.add(result(future));
      } catch (ExecutionException e) {
        boolean better = failure == null || failure instanceof CancellationException;
        failure = better ? e.getCause() : failure;
      }
    }
    if (failure != null) {
      throw passedOn(failure);
    }
    return results;
  }

  /** Waits even when interrupted, and leaves the interruption for later. */
  private static <T> T result(Future<T> future) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static LacunaException passedOn(Throwable failure) {
    if (failure instanceof LacunaException told) {
      return told;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failure);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    if (threads == null) {
      return;
    }
    threads.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
