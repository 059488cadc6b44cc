package org.lacuna.inference.npz;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads named arrays of a {@code .npz} file of the kinds that {@link NpzWriter} writes; what NumPy
 * itself saves of these kinds is read too, compressed or not. Every array is checked against its
 * stated size. Not thread-safe; closing closes the file.
 */
public final class NpzReader implements Closeable {

  private final ZipFile zip;

  /**
   * @throws IOException when the file cannot be read or is no archive
   */
  public NpzReader(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
  }

  public boolean has(String name) {
    return zip.getEntry(name + ".npy") != null;
  }

  /** Names of all arrays. */
  public List<String> names() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(n -> n.endsWith(".npy"))
        .map(n -> n.substring(0, n.length() - ".npy".length()))
        .toList();
  }

  /** Lengths of an array's axes, without reading its data. */
  public int[] shape(String name) throws IOException {
    try (DataInputStream in = open(name)) {
      return NpyHeader.read(in).shape();
    }
  }

  /** A float32 array of any shape, row by row. */
  public float[] floats(String name) throws IOException {
    ByteBuffer data = data(name, "<f4", Float.BYTES).data();
    float[] values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  /** An int64 array of any shape, row by row; one value for a single number. */
  public long[] longs(String name) throws IOException {
    ByteBuffer data = data(name, "<i8", Long.BYTES).data();
    long[] values = new long[data.remaining() / Long.BYTES];
    data.asLongBuffer().get(values);
    return values;
  }

  /** A bool array of any shape, row by row. */
  public boolean[] flags(String name) throws IOException {
    ByteBuffer data = data(name, "|b1", 1).data();
    boolean[] values = new boolean[data.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.get(i) != 0;
    }
    return values;
  }

  /** A Unicode array of any shape, row by row; one value for a single string. */
  public List<String> strings(String name) throws IOException {
    Content content = data(name, "<U", 0);
    int width = content.itemBytes() / Integer.BYTES;
    List<String> values = new ArrayList<>();
    for (int from = 0; from < content.data().limit(); from += content.itemBytes()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < width; i++) {
        int letter = content.data().getInt(from + i * Integer.BYTES);
        if (letter != 0 && !Character.isValidCodePoint(letter)) {
          throw new IOException(name + " holds no text");
        }
        if (letter != 0) {
          text.appendCodePoint(letter);
        }
      }
      values.add(text.toString());
    }
    return values;
  }

  private record Content(ByteBuffer data, int itemBytes) {}

  private Content data(String name, String type, int itemBytes) throws IOException {
    try (DataInputStream in = open(name)) {
      NpyHeader header = NpyHeader.read(in);
      int item = itemBytes > 0 ? itemBytes : unicodeBytes(name, header.type());
      boolean fits = itemBytes > 0 ? header.type().equals(type) : header.type().startsWith(type);
      long bytes = fits ? Math.multiplyExact(header.size(), (long) item) : -1;
      if (bytes < 0 || bytes > Integer.MAX_VALUE - 8) {
        throw new IOException(name + " is of type " + header.type() + " or too large");
      }
      // Grows with what is there, whatever the head claims.
      byte[] data = in.readNBytes((int) bytes);
      if (data.length < bytes || in.read() >= 0) {
        throw new IOException(name + " is not as long as it says");
      }
      return new Content(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN), item);
    } catch (ArithmeticException e) {
      throw new IOException(name + " is too large", e);
    }
  }

  private static int unicodeBytes(String name, String type) throws IOException {
    if (!type.matches("<U[1-9][0-9]{0,6}")) {
      throw new IOException(name + " holds no text");
    }
    return Integer.BYTES * Integer.parseInt(type.substring(2));
  }

  private DataInputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + ".npy");
    if (entry == null) {
      throw new IOException("there is no array " + name);
    }
    InputStream in = zip.getInputStream(entry);
    return new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
