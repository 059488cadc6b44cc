package org.lacuna.media.play;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.play.PlayerListener.State;

/**
 * Plays one clip: picture and sound together. It opens the file on its own thread, stands still on
 * the first picture, and tells its listener. The sound is the master clock; without sound or sound
 * device real time is.
 */
public final class ClipPlayer implements Playback {

  private static final double SLOWEST = 0.25;
  private static final double FASTEST = 2;

  private final Wishes wishes = new Wishes();
  private final FrameFeed feed = new FrameFeed();
  private final Thread thread;
  private final PlayerLoop loop;

  /**
   * Starts to open a clip.
   *
   * @param file what to play
   * @param source reads it
   * @param device where the sound goes
   * @param listener hears what happens
   */
  public ClipPlayer(Path file, PlaybackSource source, SoundDevice device, PlayerListener listener) {
    this(file, source, () -> soundClock(file, source, device, listener), listener);
  }

  /** Makes the clock once the file is known to have sound; null when only real time is left. */
  @FunctionalInterface
  interface SoundClockMaker {
    @Nullable PlaybackClock make() throws LacunaException;
  }

  ClipPlayer(Path file, PlaybackSource source, SoundClockMaker clocks, PlayerListener listener) {
    this(file, source, clocks, listener, System::nanoTime);
  }

  /**
   * @param nanoTime real time, for playing backwards
   */
  ClipPlayer(
      Path file,
      PlaybackSource source,
      SoundClockMaker clocks,
      PlayerListener listener,
      LongSupplier nanoTime) {
    Backwards back = new Backwards(new PicturesBehind(file, source, nanoTime), nanoTime);
    this.loop = new PlayerLoop(file, source, clocks, listener, wishes, feed, back);
    this.thread = new Thread(loop, "lacuna-player");
    thread.setDaemon(true);
    thread.start();
  }

  private static @Nullable PlaybackClock soundClock(
      Path file, PlaybackSource source, SoundDevice device, PlayerListener listener)
      throws LacunaException {
    SoundReader reader = source.sound(file);
    Optional<SoundLine> line = device.open(reader.rate());
    if (line.isEmpty()) {
      reader.close();
      return null;
    }
    return new SoundClock(reader, line.get(), listener::failed);
  }

  @Override
  public void play() {
    wishes.move(Wishes.Motion.ON);
  }

  @Override
  public void playBackward() {
    wishes.move(Wishes.Motion.BACK);
  }

  @Override
  public void pause() {
    wishes.move(Wishes.Motion.STAND);
  }

  @Override
  public void seek(long timeUs) {
    wishes.seek(Math.max(0, timeUs));
  }

  @Override
  public void stepForward() {
    wishes.step(1);
  }

  @Override
  public void stepBack() {
    wishes.step(-1);
  }

  @Override
  public void speed(double factor) {
    wishes.speed(Math.max(SLOWEST, Math.min(FASTEST, factor)));
  }

  @Override
  public void displaySize(int width, int height) {
    wishes.size(Math.max(1, width), Math.max(1, height));
  }

  @Override
  public long timeUs() {
    Long pending = wishes.pendingSeek();
    return pending != null ? pending : loop.timeUs();
  }

  @Override
  public State state() {
    return loop.state();
  }

  @Override
  public FrameFeed frames() {
    return feed;
  }

  @Override
  public void close() {
    wishes.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      // The thread ends by itself all the same; the caller is in a hurry.
      Thread.currentThread().interrupt();
    }
  }
}
