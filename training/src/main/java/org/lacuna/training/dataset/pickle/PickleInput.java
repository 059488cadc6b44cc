package org.lacuna.training.dataset.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.lacuna.training.dataset.numpy.Payload;

/**
 * A pickle file that knows how much of it is left, so that a length in the file is never believed
 * beyond the file's end. Not thread-safe; the channel stays its opener's.
 */
final class PickleInput extends InputStream {

  /** Longer byte strings are mapped, not copied to the heap. */
  private static final long MAPPED = 64L << 20;

  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long filled;

  PickleInput(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
    buffer.limit(0);
  }

  private long position() {
    return filled - buffer.remaining();
  }

  /** Bytes that are left. */
  long left() {
    return size - position();
  }

  @Override
  public int read() throws IOException {
    return has(1) ? Byte.toUnsignedInt(buffer.get()) : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!has(1)) {
      return -1;
    }
    int n = Math.min(length, buffer.remaining());
    buffer.get(into, from, n);
    return n;
  }

  /** The next {@code n} bytes (at most 8) as a little-endian number, without going on. */
  long peek(int n) throws IOException {
    if (!has(n)) {
      throw new EOFException();
    }
    long value = 0;
    for (int i = n - 1; i >= 0; i--) {
      value = value << 8 | Byte.toUnsignedLong(buffer.get(buffer.position() + i));
    }
    return value;
  }

  /** The next {@code n} bytes (at most 8) as an unsigned length that the file really holds. */
  long length(int n) throws IOException {
    long length = peek(n);
    buffer.position(buffer.position() + n);
    if (length < 0 || length > left()) {
      throw new EOFException("length " + Long.toUnsignedString(length));
    }
    return length;
  }

  /** The next bytes, on the heap unless there are very many. */
  Object bytes(long length) throws IOException {
    if (length > left()) {
      throw new EOFException("length " + length);
    }
    if (length < MAPPED) {
      byte[] copy = new byte[(int) length];
      if (readNBytes(copy, 0, copy.length) < copy.length) {
        throw new EOFException();
      }
      return copy;
    }
    long from = position();
    Payload payload = Payload.mapped(file, from, length);
    file.position(from + length);
    filled = from + length;
    buffer.position(0).limit(0);
    return payload;
  }

  private boolean has(int n) throws IOException {
    if (buffer.remaining() >= n) {
      return true;
    }
    buffer.compact();
    while (buffer.position() < n) {
      int more = file.read(buffer);
      if (more < 0) {
        break;
      }
      filled += more;
    }
    buffer.flip();
    return buffer.remaining() >= n;
  }
}
