package org.lacuna.inference.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many records of one size, read by number: the storage below sequences and face tracks. Numbers
 * are little-endian. A short run lies on the heap; a long one lies in a file that the operating
 * system pages in where it is looked at, so that an hour of a clip costs no more memory than a
 * minute. Immutable and thread-safe; there is nothing to close, the file goes with the last reader.
 */
public final class Rows {

  /** A mapping is at most this long; Java counts its bytes in an int. */
  private static final long LONGEST_MAP = 1L << 29;

  private final int rowBytes;
  private final int rows;
  private final int shift;
  private final ByteBuffer[] chunks;
  private final @Nullable FileChannel spilled;
  private final int spilledChunks;

  private Rows(
      int rowBytes,
      int rows,
      int shift,
      ByteBuffer[] chunks,
      @Nullable FileChannel spilled,
      int spilledChunks) {
    this.rowBytes = rowBytes;
    this.rows = rows;
    this.shift = shift;
    this.chunks = chunks;
    this.spilled = spilled;
    this.spilledChunks = spilledChunks;
  }

  /** Starts an empty run. Not thread-safe. */
  public static RowsBuilder builder(int rowBytes) {
    return new RowsBuilder(rowBytes);
  }

  /**
   * A run that lies in a file which nobody changes any more. The file may be deleted and the
   * channel be closed at once; what was mapped stays.
   *
   * @param from where the first row begins, bytes
   * @throws IOException when it cannot be mapped
   */
  public static Rows map(FileChannel file, long from, int rowBytes, int rows) throws IOException {
    int shift = shift(rowBytes);
    List<ByteBuffer> chunks = mapped(file, from, rowBytes, rows, shift);
    return new Rows(rowBytes, rows, shift, chunks.toArray(new ByteBuffer[0]), null, 0);
  }

  /** A run of whole chunks in a file, and the last rows on the heap. */
  static Rows of(
      int rowBytes, int rows, @Nullable FileChannel spilled, int spilledRows, List<ByteBuffer> rest)
      throws IOException {
    int shift = shift(rowBytes);
    List<ByteBuffer> chunks = new ArrayList<>();
    if (spilled != null) {
      chunks.addAll(mapped(spilled, 0, rowBytes, spilledRows, shift));
    }
    int fromFile = chunks.size();
    chunks.addAll(rest);
    return new Rows(rowBytes, rows, shift, chunks.toArray(new ByteBuffer[0]), spilled, fromFile);
  }

  private static List<ByteBuffer> mapped(
      FileChannel file, long from, int rowBytes, int rows, int shift) throws IOException {
    int chunkRows = 1 << shift;
    int mapRows = (int) Math.max(1, LONGEST_MAP / ((long) chunkRows * rowBytes)) * chunkRows;
    List<ByteBuffer> chunks = new ArrayList<>();
    for (int row = 0; row < rows; row += mapRows) {
      int here = Math.min(mapRows, rows - row);
      ByteBuffer map =
          file.map(MapMode.READ_ONLY, from + (long) row * rowBytes, (long) here * rowBytes);
      for (int k = 0; k < here; k += chunkRows) {
        int length = Math.min(chunkRows, here - k) * rowBytes;
        chunks.add(map.slice(k * rowBytes, length).order(ByteOrder.LITTLE_ENDIAN));
      }
    }
    return chunks;
  }

  /** Rows of a chunk as a power of two: about 256 KiB, and at least one row. */
  static int shift(int rowBytes) {
    int wanted = Math.max(1, (1 << 18) / rowBytes);
    return 31 - Integer.numberOfLeadingZeros(wanted);
  }

  /** Bytes of one row. */
  public int rowBytes() {
    return rowBytes;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  private ByteBuffer chunk(int row) {
    if (row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException("row " + row + " of " + rows);
    }
    return chunks[row >> shift];
  }

  private int at(int row, int offset) {
    return (row & ((1 << shift) - 1)) * rowBytes + offset;
  }

  /** The byte at that offset of a row. */
  public byte byteAt(int row, int offset) {
    return chunk(row).get(at(row, offset));
  }

  public short shortAt(int row, int offset) {
    return chunk(row).getShort(at(row, offset));
  }

  public float floatAt(int row, int offset) {
    return chunk(row).getFloat(at(row, offset));
  }

  public long longAt(int row, int offset) {
    return chunk(row).getLong(at(row, offset));
  }

  /** Copies {@code count} floats that begin at that offset of a row. */
  public void floatsAt(int row, int offset, float[] into, int from, int count) {
    ByteBuffer chunk = chunk(row);
    int at = at(row, offset);
    for (int k = 0; k < count; k++) {
      into[from + k] = chunk.getFloat(at + Float.BYTES * k);
    }
  }

  /**
   * Writes all rows, without pulling those of a file into memory.
   *
   * @throws IOException when they cannot be written
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(spilledChunks == 0 ? 0 : rowBytes << shift);
    for (int i = 0; i < chunks.length; i++) {
      ByteBuffer next = chunks[i].duplicate().rewind();
      if (spilled != null && i < spilledChunks) {
        window.clear().limit(next.remaining());
        readFully(spilled, window, (long) i * (rowBytes << shift));
        next = window.flip();
      }
      while (next.hasRemaining()) {
        out.write(next);
      }
    }
  }

  private static void readFully(FileChannel file, ByteBuffer into, long from) throws IOException {
    long position = from;
    while (into.hasRemaining()) {
      int n = file.read(into, position);
      if (n < 0) {
        throw new IOException("temporary file is shorter than what was written to it");
      }
      position += n;
    }
  }

  /** For callers that cannot meet a full disk in any other way than by giving up. */
  static UncheckedIOException noRoom(IOException e) {
    return new UncheckedIOException("the temporary folder cannot be written", e);
  }
}
