package org.lacuna.inference.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * How an entry lies in its file, little-endian: a head (magic, kind, version), sections (length,
 * content) one after the other, and an end mark that counts them. Every part has its own checksum,
 * so that no byte can change unnoticed and nothing can be missing.
 */
final class EntryFormat {

  /** Begins every entry; the line ends betray a transfer that "corrected" them. */
  static final long MAGIC = 0x0a1a0d414e55434cL;

  /** Begins a section, and the end mark. */
  static final int SECTION = 0x54434553;

  static final int END = 0x444e4521;

  /** Magic, kind, version, checksum. */
  static final int HEAD_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

  /** Mark, length of the content (in the end mark: number of sections), checksum. */
  static final int MARK_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

  static final int SUM_BYTES = Integer.BYTES;

  /** A kind is a name of up to this many ASCII letters. */
  static final int KIND_LETTERS = Long.BYTES;

  private EntryFormat() {}

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer head(String kind, int version) {
    ByteBuffer head = buffer(HEAD_BYTES).putLong(MAGIC).putLong(kind(kind)).putInt(version);
    return summed(head);
  }

  static ByteBuffer mark(int what, long count) {
    return summed(buffer(MARK_BYTES).putInt(what).putLong(count));
  }

  private static ByteBuffer summed(ByteBuffer part) {
    int sum = sum(part.duplicate().flip());
    return part.putInt(sum).flip();
  }

  static int sum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static long kind(String name) {
    if (name.isEmpty() || name.length() > KIND_LETTERS) {
      throw new IllegalArgumentException("kind \"" + name + "\"");
    }
    long packed = 0;
    for (int i = 0; i < name.length(); i++) {
      packed |= (long) (name.charAt(i) & 0x7f) << (8 * i);
    }
    return packed;
  }
}
