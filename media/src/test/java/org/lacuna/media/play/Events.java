package org.lacuna.media.play;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;

/** A listener that keeps what it hears, and waiting with an end. */
final class Events implements PlayerListener {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  final List<State> states = new CopyOnWriteArrayList<>();
  final List<String> failures = new CopyOnWriteArrayList<>();
  volatile @Nullable MediaInfo info;

  @Override
  public void opened(MediaInfo opened) {
    info = opened;
  }

  @Override
  public void stateChanged(State state) {
    states.add(state);
  }

  @Override
  public void failed(LacunaException why) {
    failures.add(why.sentence());
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for: " + what);
      }
      Thread.sleep(1);
    }
  }

  /** Waits for the next picture. */
  static FrameFeed.Picture picture(ClipPlayer player) throws InterruptedException {
    FrameFeed.Picture[] taken = new FrameFeed.Picture[1];
    await(
        "a picture",
        () -> {
          FrameFeed.Picture next = player.frames().take();
          if (next != null) {
            taken[0] = next;
          }
          return next != null;
        });
    return taken[0];
  }
}
