package org.lacuna.media.isolate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.store.ClipParts;

/** The worker's side: serves one request after the other until its input ends. One thread. */
public final class ExtractionWorker {

  private static final Duration BEAT = Duration.ofMillis(100);

  /** A worker that nobody has asked for so long ends; another one is quickly started. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final ClipParts parts;
  private final MediaSource source;
  private final LongSupplier memory;
  private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();

  private @Nullable Job job;
  private volatile boolean spent;

  /**
   * @param parts does the work
   * @param source reads the headers before
   * @param memory bytes that this process holds
   */
  public ExtractionWorker(ClipParts parts, MediaSource source, LongSupplier memory) {
    this.parts = parts;
    this.source = source;
    this.memory = memory;
  }

  /**
   * Serves until the input ends, nobody asks for long, or this process has run out of memory.
   *
   * @return whether work is still going on: then only the end of the process stops it
   */
  public boolean serve(InputStream in, OutputStream out) {
    Thread reader = new Thread(() -> read(in), "lacuna-worker-requests");
    reader.setDaemon(true);
    reader.start();
    try {
      Wire.send(out, new Message.Ready());
      long asked = System.nanoTime();
      while (!spent) {
        Message request = requests.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        Job running = job != null && job.isAlive() ? job : null;
        if (request instanceof Message.Ended) {
          return running != null;
        }
        if (request instanceof Message.Cancel && running != null) {
          running.cancel.cancel();
        } else if (request instanceof Message.Extract || request instanceof Message.Words) {
          job = new Job(request, out);
          job.start();
        }
        if (running != null) {
          Wire.send(out, new Message.Beat(memory.getAsLong(), running.cancel.checks()));
        }
        if (request != null || running != null) {
          asked = System.nanoTime();
        } else if (System.nanoTime() - asked > IDLE.toNanos()) {
          return false;
        }
      }
      return false;
    } catch (IOException e) {
      // Nobody listens any more.
      return job != null && job.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return job != null && job.isAlive();
    }
  }

  private void read(InputStream in) {
    Message message;
    do {
      try {
        message = Wire.receive(in);
      } catch (IOException e) {
        // A broken pipe is an end like any other.
        message = new Message.Ended();
      }
      requests.add(message);
    } while (!(message instanceof Message.Ended));
  }

  /** One request. */
  private final class Job extends Thread {
    private final Message request;
    private final OutputStream out;
    private final CancelToken cancel = new CancelToken();
    private long lastProgress;
    private boolean unfit;

    Job(Message request, OutputStream out) {
      super("lacuna-worker-clip");
      this.request = request;
      this.out = out;
      setDaemon(true);
    }

    @Override
    public void run() {
      Message reply = work();
      try {
        Wire.send(out, reply);
      } catch (IOException e) {
        // Nobody listens any more; the serving thread ends the process.
        unfit = true;
      }
      if (unfit) {
        // Not before the reply is out: the process may end as soon as this is seen.
        spent = true;
      }
    }

    private Message work() {
      try {
        if (request instanceof Message.Extract m) {
          tell(new Message.Opened(source.probe(m.file()).durationUs()));
          parts.extract(m.file(), m.options(), m.media(), m.words(), cancel, this::progress);
        } else if (request instanceof Message.Words m) {
          tell(new Message.Opened(m.durationUs()));
          parts.words(m.file(), m.options(), m.durationUs(), m.words(), cancel, this::progress);
        }
        return new Message.Done();
      } catch (CancellationException e) {
        return new Message.Cancelled();
      } catch (LacunaException e) {
        return new Message.Failed(e.kind(), e.sentence(), detail(e));
      } catch (OutOfMemoryError e) {
        unfit = true;
        return new Message.Failed(
            Kind.MEDIA,
            name()
                + " needs more memory than Lacuna gives a clip; choose a shorter or smaller one.",
            detail(e));
      } catch (RuntimeException | IOException | LinkageError e) {
        // What a strange file leads to is not foreseeable; it must reach the user as a sentence,
        // and the next clip must find a worker.
        return new Message.Failed(
            Kind.MEDIA,
            name()
                + " cannot be analysed: reading it failed in an unforeseen way ("
                + e.getClass().getSimpleName()
                + ").",
            detail(e));
      }
    }

    private String name() {
      if (request instanceof Message.Extract m) {
        return "\"" + m.file().getFileName() + "\"";
      }
      return request instanceof Message.Words m ? "\"" + m.file().getFileName() + "\"" : "The clip";
    }

    private void progress(double fraction, String stage) {
      long now = System.nanoTime();
      if (fraction >= 1 || now - lastProgress > BEAT.toNanos() / 2) {
        lastProgress = now;
        try {
          tell(new Message.Progress(fraction, stage));
        } catch (IOException e) {
          // Nobody listens any more: the work has no purpose.
          cancel.cancel();
        }
      }
    }

    private void tell(Message message) throws IOException {
      Wire.send(out, message);
    }
  }

  private static String detail(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
