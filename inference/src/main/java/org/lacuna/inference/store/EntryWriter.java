package org.lacuna.inference.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.lacuna.inference.signal.Rows;

/**
 * Writes one entry. It appears under its name when {@link #commit} is done, whole or not at all;
 * closing without that leaves nothing behind. One thread.
 */
public final class EntryWriter implements Closeable {

  /** Ends the names of files that are still being written. */
  public static final String PART = ".part";

  private final Path target;
  private final Path part;
  private final FileChannel file;
  private int sections;

  private EntryWriter(Path target, Path part, FileChannel file) {
    this.target = target;
    this.part = part;
    this.file = file;
  }

  /**
   * Begins an entry.
   *
   * @param target where it will lie; one that is there is replaced
   * @param kind what it is, up to eight ASCII letters
   * @param version of the layout of its sections
   */
  public static EntryWriter create(Path target, String kind, int version) throws IOException {
    ByteBuffer head = EntryFormat.head(kind, version);
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + PART);
    FileChannel file =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    EntryWriter writer = new EntryWriter(target, part, file);
    writer.put(head);
    return writer;
  }

  /** Adds a section of plain bytes. */
  public void bytes(byte[] content) throws IOException {
    begin(content.length);
    ByteBuffer all = ByteBuffer.wrap(content);
    int sum = EntryFormat.sum(all.duplicate());
    put(all);
    end(sum);
  }

  /** Adds a section of rows. */
  public void rows(Rows rows) throws IOException {
    begin((long) rows.rows() * rows.rowBytes());
    Summing summing = new Summing();
    rows.writeTo(summing);
    end((int) summing.crc.getValue());
  }

  private void begin(long length) throws IOException {
    put(EntryFormat.mark(EntryFormat.SECTION, length));
  }

  private void end(int sum) throws IOException {
    put(EntryFormat.buffer(EntryFormat.SUM_BYTES).putInt(sum).flip());
    sections++;
  }

  private void put(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Completes the entry and gives it its name. */
  public void commit() throws IOException {
    put(EntryFormat.mark(EntryFormat.END, sections));
    file.close();
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems cannot; a half-moved entry is noticed by its reader.
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(part);
  }

  /** Writes to the file and sums up what it writes. */
  private final class Summing implements WritableByteChannel {
    private final CRC32C crc = new CRC32C();

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int n = bytes.remaining();
      crc.update(bytes.duplicate());
      put(bytes);
      return n;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() {
      // The writer closes the file.
    }
  }
}
