package org.lacuna.training.dataset.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * The bytes of an array, on the heap or mapped from the file, of any length. Read-only; safe for
 * several threads. A mapped payload stays readable after its channel is closed and is let go of
 * with the last reference to it.
 */
public final class Payload {

  /** Segments hold whole elements of every numeric type, so that none crosses a border. */
  private static final int SEGMENT_BITS = 30;

  private final long size;
  private final ByteBuffer[] segments;

  private Payload(long size, ByteBuffer[] segments) {
    this.size = size;
    this.segments = segments;
  }

  /** Bytes on the heap, not copied: they must not be written to afterwards. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes.length, new ByteBuffer[] {ByteBuffer.wrap(bytes)});
  }

  /** A part of a file. */
  public static Payload mapped(FileChannel file, long from, long size) throws IOException {
    int count = Math.toIntExact((size >> SEGMENT_BITS) + 1);
    ByteBuffer[] segments = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long start = (long) i << SEGMENT_BITS;
      segments[i] =
          file.map(MapMode.READ_ONLY, from + start, Math.min(1L << SEGMENT_BITS, size - start));
    }
    return new Payload(size, segments);
  }

  /** The same bytes with numbers in another order. */
  Payload ordered(ByteOrder order) {
    ByteBuffer[] other = new ByteBuffer[segments.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = segments[i].duplicate().order(order);
    }
    return new Payload(size, other);
  }

  /** Number of bytes. */
  public long size() {
    return size;
  }

  /** The number of a numeric type at byte {@code at}, a multiple of the type's size. */
  double number(Dtype type, long at) {
    return type.number(segments[(int) (at >> SEGMENT_BITS)], (int) (at & (1L << SEGMENT_BITS) - 1));
  }

  /** A copy of {@code length} bytes from {@code at}. */
  byte[] bytes(long at, int length) {
    byte[] copy = new byte[length];
    int done = 0;
    while (done < length) {
      long from = at + done;
      ByteBuffer segment = segments[(int) (from >> SEGMENT_BITS)];
      int offset = (int) (from & (1L << SEGMENT_BITS) - 1);
      int n = Math.min(length - done, segment.limit() - offset);
      segment.get(offset, copy, done, n);
      done += n;
    }
    return copy;
  }
}
