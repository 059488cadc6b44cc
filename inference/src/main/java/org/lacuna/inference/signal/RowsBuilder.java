package org.lacuna.inference.signal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects {@link Rows}. Beyond {@value #ON_HEAP} bytes they go to a temporary file, which is
 * removed with the last reader. One thread. A full disk is an {@link java.io.UncheckedIOException}.
 */
public final class RowsBuilder {

  /** What is kept on the heap at most: more than a two-minute clip's features need. */
  static final int ON_HEAP = 8 << 20;

  private static final int SMALLEST = 64;

  private final int rowBytes;
  private final int chunkBytes;
  private final List<ByteBuffer> full = new ArrayList<>();
  private ByteBuffer current;
  private @Nullable FileChannel file;
  private int spilledRows;
  private int rows;

  RowsBuilder(int rowBytes) {
    if (rowBytes < 1) {
      throw new IllegalArgumentException("rows of " + rowBytes + " bytes");
    }
    this.rowBytes = rowBytes;
    this.chunkBytes = rowBytes << Rows.shift(rowBytes);
    this.current = heap(Math.min(chunkBytes, rowBytes * Math.min(SMALLEST, chunkBytes / rowBytes)));
  }

  private static ByteBuffer heap(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Number of rows so far. */
  public int rows() {
    return rows;
  }

  /** The next row, to be filled from its position on with exactly {@code rowBytes} bytes. */
  public ByteBuffer next() {
    if (current.position() != (rows * (long) rowBytes) % chunkBytes
        && current.position() != chunkBytes) {
      throw new IllegalStateException("row " + (rows - 1) + " was not filled");
    }
    if (current.position() == chunkBytes) {
      full.add(current.flip());
      current = heap(chunkBytes);
      if ((long) full.size() * chunkBytes > (file == null ? ON_HEAP : 0)) {
        spill();
      }
    } else if (current.remaining() < rowBytes) {
      ByteBuffer larger = heap(Math.min(chunkBytes, 2 * current.capacity()));
      current = larger.put(current.flip());
    }
    rows++;
    return current;
  }

  private void spill() {
    try {
      FileChannel to = file == null ? temporary() : file;
      file = to;
      for (ByteBuffer chunk : full) {
        while (chunk.hasRemaining()) {
          to.write(chunk);
        }
      }
      spilledRows += full.size() * (chunkBytes / rowBytes);
      full.clear();
    } catch (IOException e) {
      throw Rows.noRoom(e);
    }
  }

  /** Named after this process, so that a later one can tell what a killed one left behind. */
  static Path emptyFile() throws IOException {
    return Files.createTempFile("lacuna-rows-" + ProcessHandle.current().pid() + "-", ".rows");
  }

  private static FileChannel temporary() throws IOException {
    return FileChannel.open(
        emptyFile(),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** All rows so far; the builder can go on afterwards. */
  public Rows build() {
    List<ByteBuffer> rest = new ArrayList<>();
    full.forEach(chunk -> rest.add(chunk.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN)));
    if (current.position() > 0) {
      ByteBuffer last = heap(current.position());
      rest.add(last.put(current.duplicate().flip()).flip());
    }
    try {
      return Rows.of(rowBytes, rows, file, spilledRows, rest);
    } catch (IOException e) {
      throw Rows.noRoom(e);
    }
  }
}
