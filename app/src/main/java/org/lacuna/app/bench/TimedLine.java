package org.lacuna.app.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.play.SoundLine;

/**
 * A sound output that makes no sound: it takes what it is given as fast as a loudspeaker would and
 * notes when a tone began. It stands for the machine's own where there is none, or where nobody can
 * listen. Thread-safe.
 */
public final class TimedLine implements SoundLine {

  private static final int LOUD = 13_000;

  /** A tone that follows sooner is the same one. */
  private static final long APART_NANOS = 300_000_000L;

  private final int rate;
  private final byte[] queue;
  private final List<Long> tones = new ArrayList<>();
  private int queued;
  private long heard;
  private long heardAt;
  private boolean running;

  /**
   * @param rate frames a second
   */
  public TimedLine(int rate) {
    this.rate = rate;
    this.queue = new byte[rate / 5 * SoundReader.FRAME_BYTES];
  }

  /** Lets the time since the last look pass. */
  private void pass() {
    long now = System.nanoTime();
    if (!running) {
      heardAt = now;
      return;
    }
    long due = (now - heardAt) * rate / 1_000_000_000L;
    int frames = (int) Math.min(due, queued / SoundReader.FRAME_BYTES);
    ByteBuffer sound = ByteBuffer.wrap(queue).order(ByteOrder.nativeOrder());
    for (int i = 0; i < frames; i++) {
      if (Math.abs(sound.getShort(i * SoundReader.FRAME_BYTES)) >= LOUD) {
        note(heardAt + i * 1_000_000_000L / rate);
      }
    }
    int bytes = frames * SoundReader.FRAME_BYTES;
    System.arraycopy(queue, bytes, queue, 0, queued - bytes);
    queued -= bytes;
    heard += frames;
    // A loudspeaker that was not fed in time stands still, and so does its count.
    heardAt = frames < due ? now : heardAt + frames * 1_000_000_000L / rate;
  }

  private void note(long nanos) {
    if (tones.isEmpty() || nanos - last > APART_NANOS) {
      tones.add(nanos);
    }
    last = nanos;
  }

  private long last;

  /** When tones began to be heard, by {@link System#nanoTime}. */
  public synchronized List<Long> tones() {
    pass();
    return List.copyOf(tones);
  }

  @Override
  public synchronized int room() {
    pass();
    return queue.length - queued;
  }

  @Override
  public synchronized void write(byte[] sound, int from, int bytes) {
    pass();
    System.arraycopy(sound, from, queue, queued, bytes);
    queued += bytes;
  }

  @Override
  public synchronized void start() {
    pass();
    running = true;
  }

  @Override
  public synchronized void stop() {
    pass();
    running = false;
  }

  @Override
  public synchronized void flush() {
    pass();
    queued = 0;
  }

  @Override
  public synchronized long framesHeard() {
    pass();
    return heard;
  }

  @Override
  public synchronized void close() {
    running = false;
  }
}
