package org.lacuna.inference.npz;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers with their lowest byte first, as NumPy lays them out. Not thread-safe. */
public final class LittleEndianOutput extends FilterOutputStream {

  private final ByteBuffer buffer = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);

  public LittleEndianOutput(OutputStream out) {
    super(out);
  }

  public void putByte(int value) throws IOException {
    room(1).put((byte) value);
  }

  public void putInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  public void putLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  public void putFloat(float value) throws IOException {
    room(Float.BYTES).putFloat(value);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      drain();
    }
    return buffer;
  }

  private void drain() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  @Override
  public void write(int b) throws IOException {
    putByte(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    drain();
    out.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }
}
