package org.lacuna.app.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.text.words.ValenceLexicon;

/**
 * Extracts many clips into a folder, several side by side. A clip that cannot be read is reported
 * and the run goes on. The outcome of each clip is in {@code outcomes.csv} as soon as it is
 * finished; a later run can leave out what is finished.
 */
public final class ExportRun {

  private static final System.Logger LOG = System.getLogger(ExportRun.class.getName());

  /** The table of outcomes, in the output folder. */
  public static final String OUTCOMES = "outcomes.csv";

  private final ClipExtractor extractor;
  private final ValenceLexicon valences;
  private final String version;
  private final List<FeatureSpec> extracted;

  /**
   * @param version the program's version; another one does everything again
   * @param extracted what the extractor measures; another version of one does, too
   */
  public ExportRun(
      ClipExtractor extractor,
      ValenceLexicon valences,
      String version,
      List<FeatureSpec> extracted) {
    this.extractor = extractor;
    this.valences = valences;
    this.version = version;
    this.extracted = List.copyOf(extracted);
  }

  /**
   * What to do.
   *
   * @param found the clips
   * @param out the output folder
   * @param settings what decides about the files
   * @param clipWriters write the files of each clip
   * @param runWriters write one file for the whole run, after the clips
   * @param jobs clips side by side, at least 1
   * @param resume whether clips that an earlier run finished are left out
   */
  public record Request(
      ItemFinder.Found found,
      Path out,
      ExportSettings settings,
      List<ClipWriter> clipWriters,
      List<RunWriter> runWriters,
      int jobs,
      boolean resume) {
    public Request {
      clipWriters = List.copyOf(clipWriters);
      runWriters = List.copyOf(runWriters);
    }
  }

  /**
   * What became of a run.
   *
   * @param outcomes one for each clip, by name
   * @param notes sentences about the run as a whole
   */
  public record Summary(List<Outcome> outcomes, List<String> notes) {
    public Summary {
      outcomes = List.copyOf(outcomes);
      notes = List.copyOf(notes);
    }

    /** How many ended so. */
    public long count(Outcome.Kind kind) {
      return outcomes.stream().filter(o -> o.kind() == kind).count();
    }
  }

  /**
   * Runs to the end.
   *
   * @throws LacunaException of kind USAGE when the folder cannot be written, or a file of the whole
   *     run cannot be made
   * @throws CancellationException when cancelled
   */
  public Summary run(Request request, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    try (OutputFolder folder = OutputFolder.open(request.out());
        OutcomeLog log = new OutcomeLog(folder.finished(OUTCOMES))) {
      List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
      for (Map.Entry<String, String> place : request.found().unreadable().entrySet()) {
        Outcome failed = new Outcome(place.getKey(), Outcome.Kind.FAILED, 0, place.getValue());
        log.add(failed);
        outcomes.add(failed);
      }
      ItemWork work =
          new ItemWork(
              extractor,
              valences,
              request.settings(),
              request.settings().fingerprint(version, extracted),
              request.clipWriters(),
              folder);
      clips(request, work, log, outcomes, cancel, progress);
      outcomes.sort((a, b) -> a.item().compareTo(b.item()));
      return new Summary(outcomes, wholeRun(request, folder, outcomes, progress));
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "\"" + request.out() + "\" cannot be written: is the disk full?", e);
    }
  }

  private void clips(
      Request request,
      ItemWork work,
      OutcomeLog log,
      List<Outcome> outcomes,
      CancelToken cancel,
      ProgressSink progress)
      throws IOException {
    Queue<ExportItem> waiting = new ConcurrentLinkedQueue<>(request.found().items());
    RunProgress told = new RunProgress(waiting.size(), progress);
    ExecutorService executor = Executors.newFixedThreadPool(request.jobs());
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < request.jobs(); i++) {
        workers.add(
            executor.submit(
                () -> {
                  for (ExportItem item = waiting.poll(); item != null; item = waiting.poll()) {
                    cancel.check();
                    Outcome outcome = one(item, work, request.resume(), cancel, told);
                    log.add(outcome);
                    outcomes.add(outcome);
                    told.finished(outcome);
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      waiting.clear();
      stop(executor);
    }
  }

  private static Outcome one(
      ExportItem item, ItemWork work, boolean resume, CancelToken cancel, RunProgress told) {
    long began = System.nanoTime();
    if (resume && work.finishedBefore(item).isPresent()) {
      return new Outcome(item.name(), Outcome.Kind.SKIPPED, seconds(began), "Done before.");
    }
    try {
      String sentence = work.run(item, cancel, told.of(item));
      return new Outcome(item.name(), Outcome.Kind.DONE, seconds(began), sentence);
    } catch (LacunaException e) {
      return new Outcome(item.name(), Outcome.Kind.FAILED, seconds(began), e.sentence());
    } catch (CancellationException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // What this clip held is free again; a shorter one may still fit.
      return new Outcome(
          item.name(),
          Outcome.Kind.FAILED,
          seconds(began),
          "This clip is too long for the memory that Java may use: cut it, or give Java more.");
    } catch (RuntimeException e) {
      // A fault of the program on one clip must not cost the other clips their turn.
      LOG.log(System.Logger.Level.ERROR, "a clip failed", e);
      String what = e.getClass().getSimpleName();
      return new Outcome(
          item.name(),
          Outcome.Kind.FAILED,
          seconds(began),
          "Something went wrong inside Lacuna with this clip (" + what + ").");
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof CancellationException cancelled) {
        throw cancelled;
      }
      throw new IllegalStateException("a worker of the export failed", cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** Workers write into the folder, which is given back next: nobody may still be at it. */
  private static void stop(ExecutorService executor) {
    executor.shutdown();
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

  private static List<String> wholeRun(
      Request request, OutputFolder folder, List<Outcome> outcomes, ProgressSink progress)
      throws LacunaException, IOException {
    Map<String, ExportItem> items = new TreeMap<>();
    request.found().items().forEach(i -> items.put(i.name(), i));
    List<ExportItem> usable =
        outcomes.stream()
            .filter(o -> o.kind() != Outcome.Kind.FAILED)
            .map(o -> items.get(o.item()))
            .filter(i -> i != null)
            .toList();
    List<String> notes = new ArrayList<>();
    for (RunWriter writer : request.runWriters()) {
      progress.progress(1, "Writing " + writer.name());
      Path part = folder.part();
      notes.addAll(writer.write(usable, folder.root(), folder.free(), part));
      folder.finish(part, writer.name());
    }
    return notes;
  }
}
