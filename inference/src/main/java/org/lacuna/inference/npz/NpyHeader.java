package org.lacuna.inference.npz;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of one array in NumPy's own format, version 1.0.
 *
 * @param type NumPy's name of the element type, for example {@code <f4}
 * @param shape lengths of the axes; none for a single value
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
record NpyHeader(String type, int[] shape) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']{1,16})'");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

  /** Number of elements. */
  long size() {
    return Arrays.stream(shape).mapToLong(n -> n).reduce(1, Math::multiplyExact);
  }

  /** The whole head, padded so that the data begin at a multiple of 64 bytes. */
  byte[] bytes() {
    String axes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + axes + "), }";
    int used = MAGIC.length + 2 + text.length() + 1;
    int length = text.length() + 1 + (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT;
    byte[] head = new byte[MAGIC.length + 2 + length];
    Arrays.fill(head, (byte) ' ');
    System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
    head[MAGIC.length] = (byte) length;
    head[MAGIC.length + 1] = (byte) (length >> 8);
    byte[] letters = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(letters, 0, head, MAGIC.length + 2, letters.length);
    head[head.length - 1] = '\n';
    return head;
  }

  /**
   * Reads a head; the stream then stands at the data.
   *
   * @throws IOException when this is no such array, or one in another order or version
   */
  static NpyHeader read(DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("no NumPy array of version 1.0");
    }
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
    byte[] letters = in.readNBytes(length);
    String text = new String(letters, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (letters.length < length || !type.find() || !shape.find() || !text.contains("False")) {
      throw new IOException("unknown array head " + text.strip());
    }
    try {
      int[] axes =
          Arrays.stream(shape.group(1).split(","))
              .map(String::strip)
              .filter(n -> !n.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      return new NpyHeader(type.group(1), axes);
    } catch (NumberFormatException e) {
      throw new IOException("unknown array shape " + shape.group(1), e);
    }
  }
}
