package org.lacuna.media.play;

import java.util.Arrays;
import java.util.function.Consumer;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/**
 * Plays the sound of a clip and is the clock: the time is that of the frame which is heard now. A
 * thread of its own keeps the line fed; after the sound has ended it goes on with silence, so that
 * pictures that last longer keep their clock.
 */
final class SoundClock implements PlaybackClock {

  private static final int CHUNK_BYTES = 1 << 13;
  private static final long WAIT_MILLIS = 10;
  private static final long NOTHING = -1;
  private static final long CLOSED = -2;

  private final StretchedSound reader;
  private final SoundLine line;
  private final Consumer<LacunaException> failures;
  private final Thread feeder;
  private long baseUs;
  private long baseFrames;
  private long wantedSeek = NOTHING;
  private long endUs = Long.MAX_VALUE;
  private double speed = 1;
  private boolean running;
  private boolean closed;

  /**
   * @param reader becomes the clock's own and is closed with it
   * @param line becomes the clock's own and is closed with it
   * @param failures hears, on the feeding thread, when the sound cannot be read any more
   */
  SoundClock(SoundReader reader, SoundLine line, Consumer<LacunaException> failures) {
    this.reader = new StretchedSound(reader);
    this.line = line;
    this.failures = failures;
    this.baseFrames = line.framesHeard();
    this.feeder = new Thread(this::feed, "lacuna-sound");
    feeder.setDaemon(true);
    wantedSeek = 0;
    feeder.start();
  }

  @Override
  public synchronized void seek(long timeUs) {
    running = false;
    line.stop();
    line.flush();
    baseUs = timeUs;
    baseFrames = line.framesHeard();
    wantedSeek = timeUs;
    notifyAll();
  }

  @Override
  public synchronized void start() {
    if (!closed) {
      running = true;
      line.start();
      notifyAll();
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    line.stop();
  }

  /** What is queued was made for the old speed, so the sound begins anew where it is heard. */
  @Override
  public synchronized void speed(double factor) {
    if (factor != speed) {
      boolean wasRunning = running;
      long now = timeUs();
      speed = factor;
      seek(now);
      if (wasRunning) {
        start();
      }
    }
  }

  private synchronized double speed() {
    return speed;
  }

  @Override
  public synchronized long timeUs() {
    long heard = line.framesHeard() - baseFrames;
    return baseUs + Math.round(heard * 1e6 / reader.rate() * speed);
  }

  @Override
  public synchronized long endUs() {
    return endUs;
  }

  /** The feeder's loop: decode outside the lock, write inside, drop what a seek has overtaken. */
  private void feed() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (reader) {
      long fedUs = 0;
      double passing = 1;
      while (true) {
        long target = awaitWork();
        if (target == CLOSED) {
          return;
        }
        if (target != NOTHING) {
          // A speed that changes right after this comes with a seek of its own.
          passing = speed();
          reader.speed(passing);
          reader.seek(target);
          fedUs = target;
        }
        int bytes = reader.read(chunk);
        if (bytes < 0) {
          soundEnded(fedUs);
          bytes = silence(chunk);
        } else {
          fedUs +=
              Math.round(
                  (double) (bytes / SoundReader.FRAME_BYTES) * 1e6 / reader.rate() * passing);
        }
        write(chunk, bytes);
      }
    } catch (LacunaException e) {
      failures.accept(e);
      feedSilence(chunk);
    } catch (InterruptedException e) {
      // Only closing interrupts; the thread ends here, as it is asked to.
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until something is to be fed; gives the seek target, NOTHING or CLOSED. */
  private synchronized long awaitWork() throws InterruptedException {
    while (!closed && !running && wantedSeek == NOTHING) {
      wait();
    }
    if (closed) {
      return CLOSED;
    }
    long target = wantedSeek;
    wantedSeek = NOTHING;
    return target;
  }

  private synchronized void write(byte[] chunk, int bytes) throws InterruptedException {
    int from = 0;
    while (from < bytes && !closed && wantedSeek == NOTHING) {
      int now =
          Math.min(bytes - from, line.room() / SoundReader.FRAME_BYTES * SoundReader.FRAME_BYTES);
      if (now > 0) {
        line.write(chunk, from, now);
        from += now;
      } else {
        // A line that stands still makes no room; starting, seeking and closing wake this up.
        wait(running ? WAIT_MILLIS : 0);
      }
    }
  }

  private synchronized void soundEnded(long us) {
    if (wantedSeek == NOTHING) {
      endUs = us;
    }
  }

  private static int silence(byte[] chunk) {
    Arrays.fill(chunk, (byte) 0);
    return chunk.length;
  }

  /** Keeps the clock going when the sound has failed. */
  private void feedSilence(byte[] chunk) {
    try {
      soundEnded(0);
      while (awaitWork() != CLOSED) {
        write(chunk, silence(chunk));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = false;
      notifyAll();
    }
    joinFeeder();
    line.stop();
    line.flush();
    line.close();
  }

  private void joinFeeder() {
    try {
      feeder.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
