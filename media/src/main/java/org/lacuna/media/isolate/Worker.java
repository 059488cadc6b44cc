package org.lacuna.media.isolate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.store.TemporaryFiles;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.isolate.Outcome.Broken;
import org.lacuna.media.isolate.Outcome.Cause;

/** One worker process, as the program sees it. Used by one thread at a time. */
final class Worker implements AutoCloseable {

  private static final long POLL_MS = 50;
  private static final int LAST_WORDS = 8 << 10;

  private final Process process;
  private final Path scratch;
  private final Limits limits;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final StringBuilder errors = new StringBuilder();
  private final Thread errorReader;
  private boolean ready;
  private int clips;

  private Worker(Process process, Path scratch, Limits limits) {
    this.process = process;
    this.scratch = scratch;
    this.limits = limits;
    daemon(this::readMessages, "lacuna-worker-replies");
    errorReader = daemon(this::readErrors, "lacuna-worker-errors");
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Starts a process; it gets ready while the caller goes on. */
  static Worker start(WorkerStart start, Limits limits) throws IOException {
    Path scratch = TemporaryFiles.system().folder(TemporaryFiles.Use.WORKER);
    try {
      return new Worker(start.process(scratch).start(), scratch, limits);
    } catch (IOException e) {
      TemporaryFiles.remove(scratch);
      throw e;
    }
  }

  private void readMessages() {
    Message message;
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      do {
        message = Wire.receive(in);
        messages.add(message);
      } while (!(message instanceof Message.Ended));
    } catch (IOException e) {
      // The pipe of a killed process may break in the middle.
      messages.add(new Message.Ended());
    }
  }

  /** Keeps only the end: a library that complains about every packet must not fill the memory. */
  private void readErrors() {
    byte[] window = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int n = in.read(window); n >= 0; n = in.read(window)) {
        keep(new String(window, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The pipe of a killed process may break in the middle.
      return;
    }
  }

  private void keep(String text) {
    synchronized (errors) {
      errors.append(text);
      if (errors.length() > 2 * LAST_WORDS) {
        errors.delete(0, errors.length() - LAST_WORDS);
      }
    }
  }

  /** Whether it has not yet served any clip. */
  boolean fresh() {
    return clips == 0;
  }

  /** Whether it can serve another clip. */
  boolean usable() {
    return process.isAlive() && clips < limits.clips();
  }

  /** For a test that kills it. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Has a request served.
   *
   * @throws CancellationException when cancelled; the worker is still usable if it lives
   */
  Outcome run(Message request, CancelToken cancel, ProgressSink progress) {
    try {
      if (!ready) {
        Outcome.@Nullable Broken broken = awaitReady(cancel);
        if (broken != null) {
          return broken;
        }
        ready = true;
      }
      clips++;
      Wire.send(process.getOutputStream(), request);
      return follow(cancel, progress);
    } catch (IOException e) {
      return broken(Cause.CRASHED);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private @Nullable Broken awaitReady(CancelToken cancel) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      cancel.check();
      Message message = messages.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (message instanceof Message.Ready) {
        return null;
      }
      if (message instanceof Message.Ended || passed(began, limits.start())) {
        return broken(Cause.NOT_STARTED);
      }
    }
  }

  private Outcome follow(CancelToken cancel, ProgressSink progress) throws InterruptedException {
    long began = System.nanoTime();
    long alive = began;
    long checks = -1;
    Duration total = limits.total(0);
    while (true) {
      if (cancel.isCancelled()) {
        giveUp();
        throw new CancellationException("cancelled");
      }
      Message message = messages.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (message instanceof Message.Done) {
        return new Outcome.Done();
      } else if (message instanceof Message.Failed m) {
        return new Outcome.Refused(
            new LacunaException(m.kind(), m.sentence(), new WorkerFailure(m.detail())));
      } else if (message instanceof Message.Ended) {
        return broken(Cause.CRASHED);
      } else if (message instanceof Message.Opened m) {
        total = limits.total(m.durationUs());
        alive = System.nanoTime();
      } else if (message instanceof Message.Progress m) {
        progress.progress(m.fraction(), m.stage());
        alive = System.nanoTime();
      } else if (message instanceof Message.Beat m) {
        if (m.bytes() > limits.bytes()) {
          return broken(Cause.TOO_LARGE);
        }
        alive = m.checks() == checks ? alive : System.nanoTime();
        checks = m.checks();
      }
      if (passed(alive, limits.still())) {
        return broken(Cause.STILL);
      }
      if (passed(began, total)) {
        return broken(Cause.TOO_LONG);
      }
    }
  }

  private static boolean passed(long since, Duration limit) {
    return System.nanoTime() - since > limit.toNanos();
  }

  /** Asks the worker to stop; one that does not within its time of grace is killed. */
  private void giveUp() throws InterruptedException {
    try {
      Wire.send(process.getOutputStream(), new Message.Cancel());
    } catch (IOException e) {
      close();
      return;
    }
    long asked = System.nanoTime();
    while (!passed(asked, limits.farewell())) {
      Message message = messages.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (message instanceof Message.Cancelled
          || message instanceof Message.Done
          || message instanceof Message.Failed) {
        return;
      }
      if (message instanceof Message.Ended) {
        break;
      }
    }
    close();
  }

  private Broken broken(Cause cause) {
    close();
    return new Broken(cause, "exit code " + exitCode() + "\n" + lastWords());
  }

  private String exitCode() {
    return process.isAlive() ? "none" : Integer.toString(process.exitValue());
  }

  private String lastWords() {
    synchronized (errors) {
      return errors.substring(Math.max(0, errors.length() - LAST_WORDS)).strip();
    }
  }

  /** Ends the process, whatever it does, and removes its temporary files. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      errorReader.join(500);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    TemporaryFiles.remove(scratch);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
