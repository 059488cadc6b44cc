package org.lacuna.media.play;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lacuna.media.decode.SoundReader;

/** A sound line that plays as much as the test says and keeps what was heard. */
final class FakeLine implements SoundLine {

  private static final int CAPACITY = 1 << 14;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private byte[] queue = new byte[0];
  private long frames;
  private boolean running;
  private boolean closed;

  /** Plays up to that many frames that are queued; gives how many it were. */
  synchronized int play(int most) {
    int count = running ? Math.min(most, queue.length / SoundReader.FRAME_BYTES) : 0;
    heard.write(queue, 0, count * SoundReader.FRAME_BYTES);
    queue = java.util.Arrays.copyOfRange(queue, count * SoundReader.FRAME_BYTES, queue.length);
    frames += count;
    return count;
  }

  /** Plays exactly that many frames, waiting for the feeder. */
  void playAll(int wanted) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    int rest = wanted;
    while (rest > 0) {
      rest -= play(rest);
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the line was not fed: " + rest + " frames are missing");
      }
      Thread.sleep(1);
    }
  }

  /** The left channel of what was heard. */
  synchronized short[] heard() {
    ByteBuffer bytes = ByteBuffer.wrap(heard.toByteArray()).order(ByteOrder.nativeOrder());
    short[] left = new short[bytes.limit() / SoundReader.FRAME_BYTES];
    for (int i = 0; i < left.length; i++) {
      left[i] = bytes.getShort(i * SoundReader.FRAME_BYTES);
    }
    return left;
  }

  synchronized boolean closed() {
    return closed;
  }

  @Override
  public synchronized int room() {
    return CAPACITY - queue.length;
  }

  @Override
  public synchronized void write(byte[] sound, int from, int bytes) {
    byte[] longer = java.util.Arrays.copyOf(queue, queue.length + bytes);
    System.arraycopy(sound, from, longer, queue.length, bytes);
    queue = longer;
  }

  @Override
  public synchronized void start() {
    running = true;
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized void flush() {
    // As the lines of the JDK do: what is thrown away counts as heard.
    frames += queue.length / SoundReader.FRAME_BYTES;
    queue = new byte[0];
  }

  @Override
  public synchronized long framesHeard() {
    return frames;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
