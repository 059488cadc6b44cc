package org.lacuna.inference.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.lacuna.inference.signal.Rows;

/**
 * Reads one entry, section by section in the order in which they were written. Opening checks every
 * byte, without keeping any; rows are mapped and stay readable after closing. One thread.
 */
public final class EntryReader implements Closeable {

  /** Plain sections are small; rows are what is long. */
  private static final long LONGEST_PLAIN = 1L << 28;

  private static final int WINDOW = 1 << 18;

  private final FileChannel file;
  private final List<Section> sections;
  private int next;

  private record Section(long from, long length) {}

  private EntryReader(FileChannel file, List<Section> sections) {
    this.file = file;
    this.sections = sections;
  }

  /**
   * Opens an entry and checks it.
   *
   * @throws DamagedEntryException when it is not an entry of that kind and version, whole and
   *     unchanged
   * @throws IOException when the file is not there or cannot be read
   */
  public static EntryReader open(Path entry, String kind, int version) throws IOException {
    FileChannel file = FileChannel.open(entry, StandardOpenOption.READ);
    try {
      return new EntryReader(file, check(file, EntryFormat.head(kind, version)));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static List<Section> check(FileChannel file, ByteBuffer expectedHead) throws IOException {
    long size = file.size();
    ByteBuffer head = read(file, 0, EntryFormat.HEAD_BYTES, size);
    if (!head.equals(expectedHead)) {
      throw new DamagedEntryException("another kind or version of file");
    }
    List<Section> sections = new ArrayList<>();
    long at = EntryFormat.HEAD_BYTES;
    while (true) {
      ByteBuffer mark = read(file, at, EntryFormat.MARK_BYTES, size);
      int what = mark.getInt();
      long count = mark.getLong();
      if (!mark.rewind().equals(EntryFormat.mark(what, count))) {
        throw new DamagedEntryException("mark at byte " + at);
      }
      at += EntryFormat.MARK_BYTES;
      if (what == EntryFormat.END) {
        requireEnd(count == sections.size() && at == size, at);
        return sections;
      }
      requireEnd(what == EntryFormat.SECTION && count >= 0 && count <= size - at, at);
      int sum = read(file, at + count, EntryFormat.SUM_BYTES, size).getInt();
      if (sum != sum(file, at, count)) {
        throw new DamagedEntryException("section " + sections.size());
      }
      sections.add(new Section(at, count));
      at += count + EntryFormat.SUM_BYTES;
    }
  }

  private static void requireEnd(boolean good, long at) throws DamagedEntryException {
    if (!good) {
      throw new DamagedEntryException("end at byte " + at);
    }
  }

  private static ByteBuffer read(FileChannel file, long from, int length, long size)
      throws IOException {
    if (from < 0 || from > size - length) {
      throw new DamagedEntryException("ends before byte " + (from + length));
    }
    ByteBuffer bytes = EntryFormat.buffer(length);
    fill(file, from, bytes);
    return bytes.flip();
  }

  private static void fill(FileChannel file, long from, ByteBuffer into) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int n = file.read(into, at);
      if (n < 0) {
        throw new DamagedEntryException("ends at byte " + at);
      }
      at += n;
    }
  }

  private static int sum(FileChannel file, long from, long length) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer window = EntryFormat.buffer((int) Math.min(WINDOW, length));
    for (long done = 0; done < length; done += window.limit()) {
      window.clear().limit((int) Math.min(window.capacity(), length - done));
      fill(file, from + done, window);
      crc.update(window.flip());
    }
    return (int) crc.getValue();
  }

  private Section take() throws DamagedEntryException {
    if (next >= sections.size()) {
      throw new DamagedEntryException("no section " + next);
    }
    return sections.get(next++);
  }

  /** The next section, of plain bytes. */
  public byte[] bytes() throws IOException {
    Section section = take();
    if (section.length > LONGEST_PLAIN) {
      throw new DamagedEntryException("plain section of " + section.length + " bytes");
    }
    ByteBuffer content = EntryFormat.buffer((int) section.length);
    fill(file, section.from, content);
    byte[] bytes = new byte[content.capacity()];
    content.flip().get(bytes);
    return bytes;
  }

  /** The next section, of rows of that size. */
  public Rows rows(int rowBytes) throws IOException {
    Section section = take();
    if (section.length % rowBytes != 0 || section.length / rowBytes > Integer.MAX_VALUE) {
      throw new DamagedEntryException(section.length + " bytes in rows of " + rowBytes);
    }
    return Rows.map(file, section.from, rowBytes, (int) (section.length / rowBytes));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
