package org.lacuna.media.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the picture that is due from the player's thread to a view without waiting on either side:
 * three pictures go round, one being written, one ready, one being shown. Newer pictures replace
 * ones that the view has not fetched.
 */
public final class FrameFeed {

  /** A picture in memory that is used again and again. */
  public static final class Picture {
    private int width;
    private int height;
    private long timeUs;
    private ByteBuffer bgra = ByteBuffer.allocateDirect(0);

    private Picture() {}

    public int width() {
      return width;
    }

    public int height() {
      return height;
    }

    /** When the picture begins, microseconds. */
    public long timeUs() {
      return timeUs;
    }

    /** {@code [height * width * 4]} BGRA, opaque, direct, position 0, top row first. */
    public ByteBuffer bgra() {
      return bgra;
    }
  }

  private final AtomicReference<@Nullable Picture> ready = new AtomicReference<>();
  private final AtomicReference<@Nullable Picture> free = new AtomicReference<>(new Picture());
  private Picture back = new Picture();
  private @Nullable Picture front;

  /** The producer's picture, with room for that size; it stays the producer's until published. */
  public Picture back(int width, int height, long timeUs) {
    int bytes = width * height * 4;
    if (back.bgra.capacity() < bytes) {
      back.bgra = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    back.bgra.clear().limit(bytes);
    back.width = width;
    back.height = height;
    back.timeUs = timeUs;
    return back;
  }

  /** Makes the producer's picture the one to show. Call from the producer's thread only. */
  public void publish() {
    Picture unseen = ready.getAndSet(back);
    Picture next = unseen != null ? unseen : free.getAndSet(null);
    back = next != null ? next : new Picture();
  }

  /**
   * The newest picture if there is one that was not fetched yet, otherwise null. It stays the
   * caller's until the next call that gives a picture. Call from one thread only.
   */
  public @Nullable Picture take() {
    Picture next = ready.getAndSet(null);
    if (next != null) {
      if (front != null) {
        free.set(front);
      }
      front = next;
    }
    return next;
  }
}
