package org.lacuna.media.isolate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lacuna.inference.store.TemporaryFiles;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.isolate.Outcome.Broken;
import org.lacuna.media.isolate.Outcome.Cause;
import org.lacuna.media.store.ClipParts;

/**
 * Extracts in worker processes: as many as there are callers, each kept warm for the next clip. A
 * clip that crashes, stops or bloats its worker is refused with a sentence; the program and the
 * next clip do not notice. A worker that breaks after it has served others gets a second chance in
 * a new process, so that no clip is blamed for what an earlier one broke. Thread-safe.
 */
public final class WorkerPool implements ClipParts, AutoCloseable {

  private final WorkerStart start;
  private final Limits limits;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> busy = new HashSet<>();
  private final AtomicBoolean tidied = new AtomicBoolean();
  private boolean closed;

  public WorkerPool(WorkerStart start, Limits limits) {
    this.start = start;
    this.limits = limits;
  }

  /** Starts a process; with the first one, what killed programs left behind is removed. */
  private Worker start() throws IOException {
    if (tidied.compareAndSet(false, true)) {
      Thread thread = new Thread(TemporaryFiles.system()::removeLeftovers, "lacuna-tidy");
      thread.setDaemon(true);
      thread.start();
    }
    return Worker.start(start, limits);
  }

  @Override
  public void extract(
      Path file,
      ExtractOptions options,
      Path media,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    run(file, options, new Message.Extract(file, options, media, words), cancel, progress);
  }

  @Override
  public void words(
      Path file,
      ExtractOptions options,
      long durationUs,
      Path words,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    run(file, options, new Message.Words(file, options, durationUs, words), cancel, progress);
  }

  /**
   * Starts a worker in advance, unless one waits already; it gets ready while the caller goes on.
   */
  public void warm() {
    synchronized (this) {
      if (closed || !idle.isEmpty() || !busy.isEmpty()) {
        return;
      }
    }
    try {
      giveBack(start());
    } catch (IOException e) {
      // The first clip will say so; nobody has asked for one yet.
      return;
    }
  }

  private void run(
      Path file, ExtractOptions options, Message request, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    progress.progress(0, "Opening");
    Attempt first = attempt(file, request, cancel, progress);
    Outcome outcome =
        first.outcome instanceof Broken && !first.fresh
            ? attempt(file, request, cancel, progress).outcome
            : first.outcome;
    if (outcome instanceof Outcome.Refused refused) {
      throw refused.why();
    }
    if (outcome instanceof Broken broken) {
      Optional<Path> model = options.speech().model();
      throw new LacunaException(
          model.isPresent() ? Kind.MODEL : Kind.MEDIA,
          model.isPresent() ? sentence(file, model.get(), broken) : sentence(file, broken),
          new WorkerFailure(broken.detail()));
    }
  }

  private record Attempt(Outcome outcome, boolean fresh) {}

  private Attempt attempt(Path file, Message request, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    Worker worker = take(file);
    boolean fresh = worker.fresh();
    try {
      return new Attempt(worker.run(request, cancel, progress), fresh);
    } finally {
      giveBack(worker);
    }
  }

  private Worker take(Path file) throws LacunaException {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the workers are closed");
      }
      Worker waiting = idle.poll();
      if (waiting != null && waiting.usable()) {
        busy.add(waiting);
        return waiting;
      }
      if (waiting != null) {
        waiting.close();
      }
    }
    try {
      Worker started = start();
      synchronized (this) {
        busy.add(started);
      }
      return started;
    } catch (IOException e) {
      throw new LacunaException(Kind.MEDIA, sentence(file, new Broken(Cause.NOT_STARTED, "")), e);
    }
  }

  private void giveBack(Worker worker) {
    boolean keep;
    synchronized (this) {
      busy.remove(worker);
      keep = !closed && worker.usable();
      if (keep) {
        idle.push(worker);
      }
    }
    if (!keep) {
      worker.close();
    }
  }

  /** The processes that work now; for a test that kills one. */
  synchronized List<ProcessHandle> working() {
    return busy.stream().map(Worker::handle).toList();
  }

  /** Of a clip and a speech model, the model is what is rarely tried and often too large. */
  private String sentence(Path file, Path model, Broken broken) {
    String how =
        switch (broken.cause()) {
          case NOT_STARTED -> "its process does not start on this machine";
          case CRASHED -> "it crashed";
          case STILL -> "it stood still";
          case TOO_LONG -> "it took far longer than the clip's length";
          case TOO_LARGE ->
              String.format(Locale.ROOT, "it needed more than %.1f GB", limits.bytes() / 1e9);
        };
    return String.format(
        Locale.ROOT,
        "Reading \"%s\" with the speech model \"%s\" failed (%s): try another model, or the"
            + " built-in one.",
        file.getFileName(),
        model.getFileName(),
        how);
  }

  private String sentence(Path file, Broken broken) {
    String name = "\"" + file.getFileName() + "\"";
    return switch (broken.cause()) {
      case NOT_STARTED ->
          name + " cannot be read: the process that decodes media does not start on this machine.";
      case CRASHED ->
          "The file "
              + name
              + " made the decoder crash; it is probably damaged: choose another one, or convert it"
              + " anew.";
      case STILL ->
          String.format(
              Locale.ROOT,
              "The file %s made the decoder stand still for %d seconds; it is probably damaged:"
                  + " choose another one, or convert it anew.",
              name,
              limits.still().toSeconds());
      case TOO_LONG ->
          "The file "
              + name
              + " took far longer than its length and was given up; it is probably damaged: choose"
              + " another one, or convert it anew.";
      case TOO_LARGE ->
          String.format(
              Locale.ROOT,
              "The file %s needed more than %.1f GB of memory and was given up: choose another one,"
                  + " or convert it to a smaller picture.",
              name,
              limits.bytes() / 1e9);
    };
  }

  /** Ends all workers, also those that work. */
  @Override
  public void close() {
    List<Worker> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(idle);
      idle.clear();
      all.addAll(busy);
    }
    // Also those that work: their callers may not live long enough to tidy up behind them.
    all.forEach(Worker::close);
  }
}
