package org.lacuna.training.dataset.pickle;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes pickles as Python 2 (byte strings) or Python 3 does, protocol 2, arrays included. */
final class PickleBytes {

  /** An array of numbers to be written, row by row. */
  record Array(String type, boolean columnMajor, int[] shape, double[] values) {
    static Array of(int[] shape, double... values) {
      return new Array("f4", false, shape, values);
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final boolean oldStrings;

  private PickleBytes(boolean oldStrings) {
    this.oldStrings = oldStrings;
  }

  /** A pickle as Python 3 writes it. */
  static byte[] of(Object value) {
    return write(value, false);
  }

  /** A pickle as Python 2 writes it: names and array contents are byte strings. */
  static byte[] old(Object value) {
    return write(value, true);
  }

  static Path file(Path folder, String name, byte[] pickle) throws IOException {
    return Files.write(folder.resolve(name), pickle);
  }

  private static byte[] write(Object value, boolean oldStrings) {
    PickleBytes p = new PickleBytes(oldStrings);
    try {
      p.out.write(new byte[] {(byte) 0x80, 2});
      p.value(value);
      p.out.write('.');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return p.bytes.toByteArray();
  }

  private void value(Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.writeBytes("}(");
      for (Map.Entry<?, ?> e : map.entrySet()) {
        value(e.getKey());
        value(e.getValue());
      }
      out.write('u');
    } else if (value instanceof List<?> list) {
      out.writeBytes("](");
      for (Object item : list) {
        value(item);
      }
      out.write('e');
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof byte[] raw) {
      raw(raw);
    } else if (value instanceof Integer n) {
      out.write('J');
      out.writeInt(Integer.reverseBytes(n));
    } else if (value instanceof Double d) {
      out.write('G');
      out.writeDouble(d);
    } else if (value instanceof Array array) {
      array(array);
    } else {
      throw new IllegalArgumentException(String.valueOf(value));
    }
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.write(oldStrings ? 'T' : 'X');
    out.writeInt(Integer.reverseBytes(utf8.length));
    out.write(utf8);
  }

  /** Bytes in protocol 2: a byte string, or a call that encodes text. */
  private void raw(byte[] raw) throws IOException {
    if (oldStrings) {
      out.write('T');
      out.writeInt(Integer.reverseBytes(raw.length));
      out.write(raw);
    } else {
      out.writeBytes("c_codecs\nencode\n");
      text(new String(raw, StandardCharsets.ISO_8859_1));
      text("latin1");
      out.write(new byte[] {(byte) 0x86, 'R'});
    }
  }

  private void array(Array array) throws IOException {
    out.writeBytes("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0");
    out.write(new byte[] {(byte) 0x85});
    raw(new byte[] {'b'});
    out.write(new byte[] {(byte) 0x87, 'R', '(', 'K', 1, '('});
    for (int n : array.shape) {
      value(n);
    }
    out.writeBytes("tcnumpy\ndtype\n");
    text(array.type);
    out.write(new byte[] {'K', 0, 'K', 1, (byte) 0x87, 'R', '(', 'K', 3});
    text("<");
    out.writeBytes("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb");
    out.write((byte) (array.columnMajor ? 0x88 : 0x89));
    raw(contents(array));
    out.writeBytes("tb");
  }

  private static byte[] contents(Array array) {
    ByteBuffer data = ByteBuffer.allocate(8 * array.values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : array.values) {
      switch (array.type) {
        case "f4" -> data.putFloat((float) v);
        case "f8" -> data.putDouble(v);
        case "i8" -> data.putLong((long) v);
        case "i4" -> data.putInt((int) v);
        default -> throw new IllegalArgumentException(array.type);
      }
    }
    byte[] used = new byte[data.position()];
    data.flip().get(used);
    return used;
  }
}
