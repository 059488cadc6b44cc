package org.lacuna.app.corpus;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.training.data.CompositeSources;
import org.lacuna.training.data.FeaturePoolWriter;
import org.lacuna.training.data.SourceItem;

/**
 * Fills a feature pool with what this program's own extractors measure in the items of the training
 * sources. Several workers extract; one thread writes, in the order of the items, so that the same
 * sources give the same file. An item that cannot be used is left out and counted by its reason.
 */
public final class CorpusExtraction {

  /** Items that may wait for their turn to be written, a worker. */
  private static final int AHEAD = 16;

  private final ItemExtractors extractors;
  private final int workers;

  /**
   * @param extractors opens what a worker needs
   * @param workers parallel workers, at least 1
   */
  public CorpusExtraction(ItemExtractors extractors, int workers) {
    this.extractors = extractors;
    this.workers = workers;
  }

  /**
   * What became of the items.
   *
   * @param written items in the pool
   * @param skipped how many were left out, by reason
   */
  public record Outcome(int written, Map<String, Integer> skipped) {
    public Outcome {
      skipped = new TreeMap<>(skipped);
    }
  }

  /**
   * Extracts all items into a pool file. The file appears when all is done.
   *
   * @throws LacunaException when a network cannot be opened, the file cannot be written, or not one
   *     item can be used
   * @throws CancellationException when cancelled
   */
  public Outcome run(List<SourceItem> items, Path pool, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    ExecutorService executor = Executors.newFixedThreadPool(workers);
    try (WorkerPool free = new WorkerPool(extractors, workers);
        FeaturePoolWriter writer = new FeaturePoolWriter(pool)) {
      Tally tally = new Tally();
      Deque<Waiting> waiting = new ArrayDeque<>();
      int done = 0;
      try {
        for (SourceItem item : items) {
          cancel.check();
          waiting.add(new Waiting(item, executor.submit(() -> free.extract(item))));
          if (waiting.size() >= AHEAD * workers) {
            tally.take(waiting.remove(), writer);
            progress.progress((double) ++done / items.size(), stage(item));
          }
        }
        while (!waiting.isEmpty()) {
          cancel.check();
          Waiting next = waiting.remove();
          tally.take(next, writer);
          progress.progress((double) ++done / items.size(), stage(next.item()));
        }
      } finally {
        waiting.forEach(w -> w.features().cancel(true));
        stop(executor);
      }
      if (tally.written == 0) {
        throw new LacunaException(
            Kind.USAGE, "Not one item of the training data could be used: check the data folder.");
      }
      writer.finish();
      return new Outcome(tally.written, tally.skipped);
    }
  }

  private static String stage(SourceItem item) {
    return "Extracting " + CompositeSources.kind(item.modality());
  }

  /** Workers hold native networks that are closed next: nobody may still be inside them. */
  private static void stop(ExecutorService executor) {
    executor.shutdownNow();
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Waiting(SourceItem item, Future<FeatureSequence> features) {}

  /** Counts on the writing thread. */
  private static final class Tally {
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int written;

    void take(Waiting next, FeaturePoolWriter writer) throws LacunaException {
      try {
        FeatureSequence features = next.features().get();
        if (features.observedSteps() == 0) {
          skip(next.item(), "nothing was observed");
        } else {
          writer.add(next.item(), features);
          written++;
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof LacunaException known && known.kind() != Kind.MODEL) {
          // One broken file among thousands: left out and counted, the sentence names the file.
          skip(next.item(), "cannot be read");
        } else if (e.getCause() instanceof LacunaException known) {
          throw known;
        } else {
          throw new IllegalStateException("extraction of " + next.item().id() + " failed", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }

    private void skip(SourceItem item, String why) {
      skipped.merge(item.source() + ": " + why, 1, Integer::sum);
    }
  }

  /** Lends a set of extractors to one worker at a time. */
  private static final class WorkerPool implements AutoCloseable {
    private final Deque<ItemExtractor> idle = new ArrayDeque<>();
    private final List<ItemExtractor> all = new ArrayList<>();

    WorkerPool(ItemExtractors extractors, int workers) throws LacunaException {
      try {
        for (int i = 0; i < workers; i++) {
          all.add(extractors.open());
        }
      } catch (LacunaException e) {
        close();
        throw e;
      }
      idle.addAll(all);
    }

    FeatureSequence extract(SourceItem item) throws LacunaException {
      ItemExtractor mine;
      synchronized (idle) {
        // As many sets as threads: there is always one.
        mine = idle.remove();
      }
      try {
        return mine.extract(item);
      } finally {
        synchronized (idle) {
          idle.add(mine);
        }
      }
    }

    @Override
    public void close() {
      all.forEach(ItemExtractor::close);
    }
  }
}
