package org.lacuna.inference.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes named arrays into one {@code .npz} file, uncompressed, as {@code numpy.savez} does. Arrays
 * are produced row by row and never held whole. The same arrays give the same bytes. Not
 * thread-safe; closing finishes the file and closes the stream.
 */
public final class NpzWriter implements Closeable {

  private static final String FLOAT = "<f4";
  private static final String LONG = "<i8";
  private static final String BOOL = "|b1";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  public NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Gives the rows of a matrix, in order, possibly more than once. */
  @FunctionalInterface
  public interface Rows {
    /** Fills {@code into} (length: the number of columns) with row t. */
    void copy(int t, float[] into);
  }

  /** One value for each step, possibly asked for more than once. */
  @FunctionalInterface
  public interface Flags {
    boolean at(int t);
  }

  /** One value for each step, possibly asked for more than once. */
  @FunctionalInterface
  public interface Times {
    long at(int t);
  }

  /** A matrix {@code [t, d]} of float32. */
  public void floats(String name, int t, int d, Rows rows) throws IOException {
    array(
        name,
        new NpyHeader(FLOAT, new int[] {t, d}),
        out -> {
          float[] row = new float[d];
          for (int i = 0; i < t; i++) {
            rows.copy(i, row);
            for (float v : row) {
              out.putFloat(v);
            }
          }
        });
  }

  /** A vector of float32. */
  public void floats(String name, float[] values) throws IOException {
    array(
        name,
        new NpyHeader(FLOAT, new int[] {values.length}),
        out -> {
          for (float v : values) {
            out.putFloat(v);
          }
        });
  }

  /** A vector of int64. */
  public void longs(String name, int t, Times values) throws IOException {
    array(
        name,
        new NpyHeader(LONG, new int[] {t}),
        out -> {
          for (int i = 0; i < t; i++) {
            out.putLong(values.at(i));
          }
        });
  }

  /** A single int64. */
  public void number(String name, long value) throws IOException {
    array(name, new NpyHeader(LONG, new int[0]), out -> out.putLong(value));
  }

  /** A vector of bool. */
  public void flags(String name, int t, Flags values) throws IOException {
    array(
        name,
        new NpyHeader(BOOL, new int[] {t}),
        out -> {
          for (int i = 0; i < t; i++) {
            out.putByte(values.at(i) ? 1 : 0);
          }
        });
  }

  /** A vector of Unicode strings; NumPy drops trailing NUL characters. */
  public void strings(String name, List<String> values) throws IOException {
    int width = Math.max(1, values.stream().mapToInt(NpzWriter::letters).max().orElse(1));
    array(
        name,
        new NpyHeader("<U" + width, new int[] {values.size()}),
        out -> {
          for (String v : values) {
            put(out, v, width);
          }
        });
  }

  /** A single Unicode string. */
  public void text(String name, String value) throws IOException {
    int width = Math.max(1, letters(value));
    array(name, new NpyHeader("<U" + width, new int[0]), out -> put(out, value, width));
  }

  private static int letters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void put(LittleEndianOutput out, String text, int width) throws IOException {
    int[] letters = text.codePoints().toArray();
    for (int i = 0; i < width; i++) {
      out.putInt(i < letters.length ? letters[i] : 0);
    }
  }

  private interface Body {
    void writeTo(LittleEndianOutput out) throws IOException;
  }

  /** An uncompressed entry states its check sum first, so the data are produced twice. */
  private void array(String name, NpyHeader header, Body body) throws IOException {
    CRC32 sum = new CRC32();
    CountingNowhere nowhere = new CountingNowhere();
    write(new CheckedOutputStream(nowhere, sum), header, body);
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(nowhere.count);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    write(zip, header, body);
    zip.closeEntry();
  }

  private static void write(OutputStream to, NpyHeader header, Body body) throws IOException {
    // Not closed: closing would close the archive.
    @SuppressWarnings("resource")
    LittleEndianOutput out = new LittleEndianOutput(to);
    out.write(header.bytes());
    body.writeTo(out);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class CountingNowhere extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }
}
