package org.lacuna.media.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;

/**
 * The pictures before a moment, for showing them backwards. A thread of its own decodes them
 * forwards, a window at a time, each window before the last one, and keeps as many as fit into
 * bounded memory until they have been shown. Where decoding cannot keep up (one key frame for all
 * of a long clip), windows grow longer and hold every second, third ... picture only: the time is
 * right, some pictures are passed over. Thread-safe.
 */
final class PicturesBehind implements AutoCloseable {

  private static final long MOST_BYTES = 128L << 20;
  private static final int MOST_PICTURES = 128;
  private static final int FEWEST_PICTURES = 8;

  /** Windows that are kept: one is shown while the next one is decoded. */
  private static final int WINDOWS = 2;

  /** The first window is short, so that something is shown soon. */
  private static final int FIRST_PICTURES = 8;

  private static final double USUAL_FPS = 25;
  private static final int BYTES_PER_PIXEL = 4;

  /** A window spans this many times the time that the last one took to decode. */
  private static final double RESERVE = 1.5;

  /** A picture that is kept until it has been shown. */
  record Kept(long timeUs, int width, int height, ByteBuffer bgra) {}

  /** What is to be decoded next: pictures that begin before an end. */
  private record Window(int generation, long endUs, boolean first) {}

  private final Path file;
  private final PlaybackSource source;
  private final LongSupplier nanoTime;

  private final TreeMap<Long, Kept> kept = new TreeMap<>();
  private final Deque<ByteBuffer> spare = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean closed;
  private boolean wanted;
  private boolean first;
  private int generation;
  private long coveredUs;
  private long clockUs;
  private double speed = 1;
  private Wishes.@Nullable Size size;
  private Optional<LacunaException> failure = Optional.empty();

  // Only of the decoding thread.
  private double fps = USUAL_FPS;
  private double lastSeconds;

  /**
   * @param nanoTime real time, by which it is seen whether decoding keeps up
   */
  PicturesBehind(Path file, PlaybackSource source, LongSupplier nanoTime) {
    this.file = file;
    this.source = source;
    this.nanoTime = nanoTime;
  }

  /** Begins to decode what lies before a moment, microseconds; what was kept is forgotten. */
  synchronized void before(long us) {
    if (closed) {
      return;
    }
    stop();
    wanted = true;
    first = true;
    coveredUs = us;
    clockUs = us;
    if (thread == null) {
      thread = new Thread(this::run, "lacuna-player-back");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  /** Decodes no more and forgets what was kept. */
  synchronized void stop() {
    generation++;
    wanted = false;
    kept.clear();
    spare.clear();
  }

  /** How large pictures are shown, pixels. */
  synchronized void fitInto(Wishes.Size shown) {
    size = shown;
  }

  /**
   * The picture that is shown at a time, empty when it has not been decoded yet. Later ones are
   * forgotten.
   *
   * @param us microseconds; time runs backwards from call to call
   * @param factor how fast
   */
  synchronized Optional<Kept> at(long us, double factor) {
    clockUs = us;
    speed = factor;
    Map.Entry<Long, Kept> entry = kept.floorEntry(us);
    if (entry != null) {
      Map<Long, Kept> over = kept.tailMap(entry.getKey(), false);
      over.values().forEach(k -> spare.push(k.bgra()));
      over.clear();
    }
    notifyAll();
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }

  /** Why nothing more comes; told once. */
  synchronized Optional<LacunaException> takeFailure() {
    Optional<LacunaException> told = failure;
    failure = Optional.empty();
    return told;
  }

  private void run() {
    try (PictureReader reader = source.pictures(file)) {
      fps =
          source
              .probe(file)
              .video()
              .map(v -> v.averageFps())
              .filter(f -> f >= 1 && f <= 240)
              .orElse(USUAL_FPS);
      for (Window next = next(); next != null; next = next()) {
        decode(reader, next);
      }
    } catch (LacunaException e) {
      fail(e);
    } catch (RuntimeException e) {
      // A defect must not leave a silent dead thread behind: the user is told.
      fail(
          new LacunaException(
              LacunaException.Kind.MEDIA, "The clip cannot be played backwards any further.", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void fail(LacunaException why) {
    failure = Optional.of(why);
    wanted = false;
    // Whoever plays backwards again begins with a new one.
    thread = null;
  }

  /** Waits until there is something to decode and room for it; null at the end. */
  private synchronized @Nullable Window next() throws InterruptedException {
    while (!closed && !(wanted && coveredUs > 0 && kept.size() <= room())) {
      wait();
    }
    return closed ? null : new Window(generation, Math.min(coveredUs, clockUs + 1), first);
  }

  /** Pictures of a window. */
  private int room() {
    Map.Entry<Long, Kept> any = kept.firstEntry();
    Wishes.Size shown = size;
    long bytes =
        any != null
            ? any.getValue().bgra().capacity()
            : shown != null ? (long) BYTES_PER_PIXEL * shown.width() * shown.height() : 1;
    long most = Math.max(FEWEST_PICTURES, Math.min(MOST_PICTURES, MOST_BYTES / bytes));
    return (int) most / WINDOWS;
  }

  private synchronized int roomNow() {
    return room();
  }

  private void decode(PictureReader reader, Window window) throws LacunaException {
    long began = nanoTime.getAsLong();
    fit(reader);
    int room = roomNow();
    int count = window.first ? Math.min(FIRST_PICTURES, room) : room;
    double seconds = Math.max(count / fps, window.first ? 0 : RESERVE * lastSeconds * speedNow());
    int every = (int) Math.max(1, Math.ceil(seconds * fps / room - 1e-6));
    long startUs = Math.max(0, window.endUs - Math.round(seconds * 1e6));
    Deque<Kept> found = new ArrayDeque<>();
    long reachedUs = 0;
    boolean any = reader.seek(startUs);
    for (int n = 0; any && reader.timeUs() < window.endUs; n++) {
      if (isOver(window)) {
        return;
      }
      if (n == 0) {
        reachedUs = startUs == 0 ? 0 : reader.timeUs();
      }
      if (n % every == 0) {
        found.add(copy(reader));
        if (found.size() > room) {
          // More pictures than the average rate promised: those before come with the next window.
          giveBack(found.removeFirst());
          reachedUs = found.getFirst().timeUs();
        }
      }
      any = reader.next();
    }
    lastSeconds = (nanoTime.getAsLong() - began) / 1e9;
    deliver(window, found, found.isEmpty() ? startUs : reachedUs);
  }

  private void fit(PictureReader reader) {
    Wishes.Size shown;
    synchronized (this) {
      shown = size;
    }
    if (shown != null) {
      reader.fitInto(shown.width(), shown.height());
    }
  }

  private synchronized double speedNow() {
    return speed;
  }

  private synchronized boolean isOver(Window window) {
    return closed || window.generation != generation;
  }

  private Kept copy(PictureReader reader) throws LacunaException {
    int bytes = BYTES_PER_PIXEL * reader.width() * reader.height();
    ByteBuffer bgra = memory(bytes);
    bgra.clear().limit(bytes);
    reader.copyTo(bgra);
    bgra.position(0);
    return new Kept(reader.timeUs(), reader.width(), reader.height(), bgra);
  }

  private synchronized ByteBuffer memory(int bytes) {
    ByteBuffer used = spare.poll();
    return used != null && used.capacity() == bytes
        ? used
        : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  private synchronized void giveBack(Kept picture) {
    spare.push(picture.bgra());
  }

  private synchronized void deliver(Window window, Deque<Kept> found, long reachedUs) {
    if (window.generation == generation) {
      found.forEach(k -> kept.put(k.timeUs(), k));
      coveredUs = Math.min(coveredUs, reachedUs);
      first = false;
    }
  }

  /** How many pictures are kept, for tests. */
  synchronized int size() {
    return kept.size();
  }

  /** Ends the thread and waits for it. Allowed twice. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      stop();
      running = thread;
      notifyAll();
    }
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        // The thread ends by itself all the same; the caller is in a hurry.
        Thread.currentThread().interrupt();
      }
    }
  }
}
