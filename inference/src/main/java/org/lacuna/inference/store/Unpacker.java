package org.lacuna.inference.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link Packer} packed; anything else is a {@link DamagedEntryException}. */
public final class Unpacker {

  private final ByteBuffer in;

  public Unpacker(byte[] packed) {
    this.in = ByteBuffer.wrap(packed);
  }

  /** Reads one value. */
  @FunctionalInterface
  public interface Read<T> {
    T from(Unpacker in) throws IOException;
  }

  private interface Take<T> {
    T get();
  }

  private static <T> T take(Take<T> take) throws DamagedEntryException {
    try {
      return take.get();
    } catch (BufferUnderflowException e) {
      throw new DamagedEntryException("a value is cut off", e);
    }
  }

  public int anInt() throws DamagedEntryException {
    return take(in::getInt);
  }

  public long aLong() throws DamagedEntryException {
    return take(in::getLong);
  }

  public float aFloat() throws DamagedEntryException {
    return take(in::getFloat);
  }

  public double aDouble() throws DamagedEntryException {
    return take(in::getDouble);
  }

  public boolean aBoolean() throws DamagedEntryException {
    byte value = take(in::get);
    if (value != 0 && value != 1) {
      throw new DamagedEntryException("neither yes nor no: " + value);
    }
    return value == 1;
  }

  public String text() throws DamagedEntryException {
    byte[] utf8 = new byte[count(1)];
    take(() -> in.get(utf8));
    return new String(utf8, StandardCharsets.UTF_8);
  }

  public <T> Optional<T> optional(Read<T> each) throws IOException {
    return aBoolean() ? Optional.of(each.from(this)) : Optional.empty();
  }

  public <T> List<T> list(Read<T> each) throws IOException {
    int count = count(1);
    List<T> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(each.from(this));
    }
    return all;
  }

  /** One of the constants of an enum, which was packed by its name. */
  public <E extends Enum<E>> E oneOf(Class<E> type) throws DamagedEntryException {
    String name = text();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new DamagedEntryException("no " + type.getSimpleName() + " " + name, e);
    }
  }

  /** A number of things, each of which takes at least so many bytes of what is left. */
  private int count(int leastBytes) throws DamagedEntryException {
    int count = anInt();
    if (count < 0 || (long) count * leastBytes > in.remaining()) {
      throw new DamagedEntryException("a count of " + count);
    }
    return count;
  }

  /**
   * Says that everything was read.
   *
   * @throws DamagedEntryException when something is left
   */
  public void requireEnd() throws DamagedEntryException {
    if (in.hasRemaining()) {
      throw new DamagedEntryException(in.remaining() + " bytes too many");
    }
  }
}
