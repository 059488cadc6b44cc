package org.lacuna.inference.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Packs small values into bytes, to be read in the same order by {@link Unpacker}. */
public final class Packer {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private Packer write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not refuse bytes", e);
    }
    return this;
  }

  public Packer put(int value) {
    return write(() -> out.writeInt(value));
  }

  public Packer put(long value) {
    return write(() -> out.writeLong(value));
  }

  public Packer put(float value) {
    return write(() -> out.writeFloat(value));
  }

  public Packer put(double value) {
    return write(() -> out.writeDouble(value));
  }

  public Packer put(boolean value) {
    return write(() -> out.writeBoolean(value));
  }

  public Packer put(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    return write(() -> out.write(utf8));
  }

  /** Whether it is there, and if so what it is. */
  public <T> Packer put(Optional<T> value, BiConsumer<Packer, T> each) {
    put(value.isPresent());
    value.ifPresent(v -> each.accept(this, v));
    return this;
  }

  /** How many, and each. */
  public <T> Packer put(Collection<T> values, BiConsumer<Packer, T> each) {
    put(values.size());
    values.forEach(v -> each.accept(this, v));
    return this;
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
