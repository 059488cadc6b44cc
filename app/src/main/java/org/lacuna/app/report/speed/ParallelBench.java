package org.lacuna.app.report.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lacuna.app.report.speed.Bench.Jobs;
import org.lacuna.app.report.speed.Bench.Request;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;

/** How much more several extractions at once get done than one. */
final class ParallelBench {

  private ParallelBench() {}

  static Jobs run(ClipExtractor extractor, Request request, CancelToken cancel)
      throws LacunaException {
    ExecutorService threads = Executors.newFixedThreadPool(request.jobs());
    try {
      // The first round starts the workers that are still missing.
      round(threads, extractor, request, request.jobs(), cancel);
      double one = round(threads, extractor, request, 1, cancel);
      double all = round(threads, extractor, request, request.jobs(), cancel);
      return new Jobs(request.jobs(), request.jobs() * one / all);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double round(
      ExecutorService threads,
      ClipExtractor extractor,
      Request request,
      int jobs,
      CancelToken cancel)
      throws LacunaException {
    long began = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      running.add(
          threads.submit(
              () ->
                  extractor.extract(
                      request.clip(), request.options(), cancel, ProgressSink.ignore())));
    }
    for (Future<?> job : running) {
      await(job);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void await(Future<?> job) throws LacunaException {
    try {
      job.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LacunaException known) {
        throw known;
      }
      throw new IllegalStateException("an extraction failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
