package org.lacuna.app.export.mmsa;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lacuna.inference.npz.LittleEndianOutput;

/**
 * Writes a pickle of protocol 4 with the few kinds that a dataset needs: dictionaries, lists,
 * strings, whole numbers and NumPy arrays whose data are streamed. It only writes, and nothing in
 * what it writes calls anything but NumPy's own array and type constructors. Not thread-safe.
 *
 * @see <a href="https://peps.python.org/pep-3154/">PEP 3154</a>
 */
final class PickleOutput implements Closeable {

  private static final int PROTO = 0x80;
  private static final int EMPTY_DICT = '}';
  private static final int EMPTY_LIST = ']';
  private static final int MARK = '(';
  private static final int SET_ITEMS = 'u';
  private static final int APPENDS = 'e';
  private static final int UNICODE = 'X';
  private static final int INT = 'J';
  private static final int BYTES8 = 0x8e;
  private static final int GLOBAL = 'c';
  private static final int TUPLE = 't';
  private static final int REDUCE = 'R';
  private static final int BUILD = 'b';
  private static final int NONE = 'N';
  private static final int TRUE = 0x88;
  private static final int FALSE = 0x89;
  private static final int STOP = '.';

  private final LittleEndianOutput out;

  PickleOutput(OutputStream to) throws IOException {
    out = new LittleEndianOutput(to);
    out.putByte(PROTO);
    out.putByte(4);
  }

  /** The element types of arrays. */
  enum ElementType {
    FLOAT32("f4", "<", Float.BYTES),
    BOOL("b1", "|", 1);

    private final String name;
    private final String order;
    private final int bytes;

    ElementType(String name, String order, int bytes) {
      this.name = name;
      this.order = order;
      this.bytes = bytes;
    }

    /** Bytes of one element. */
    int bytes() {
      return bytes;
    }
  }

  /** Writes something into the pickle. */
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  /** Writes the elements of an array. */
  @FunctionalInterface
  interface Elements {
    void writeTo(LittleEndianOutput out) throws IOException;
  }

  /** A dictionary; the body writes entries by {@link #key} followed by a value. */
  void dictionary(Body entries) throws IOException {
    out.putByte(EMPTY_DICT);
    out.putByte(MARK);
    entries.write();
    out.putByte(SET_ITEMS);
  }

  PickleOutput key(String name) throws IOException {
    text(name);
    return this;
  }

  void strings(List<String> values) throws IOException {
    out.putByte(EMPTY_LIST);
    out.putByte(MARK);
    for (String v : values) {
      text(v);
    }
    out.putByte(APPENDS);
  }

  void numbers(List<Integer> values) throws IOException {
    out.putByte(EMPTY_LIST);
    out.putByte(MARK);
    for (int v : values) {
      number(v);
    }
    out.putByte(APPENDS);
  }

  /** An array of that shape; the elements must be exactly as many as it says. */
  void array(ElementType type, List<Integer> shape, Elements elements) throws IOException {
    long size = type.bytes;
    for (int n : shape) {
      size = Math.multiplyExact(size, (long) n);
    }
    // The name that both NumPy 1 and 2 know.
    global("numpy.core.multiarray", "_reconstruct");
    out.putByte(MARK);
    global("numpy", "ndarray");
    tuple(List.of(0));
    bytes(1);
    out.putByte('b');
    out.putByte(TUPLE);
    out.putByte(REDUCE);
    out.putByte(MARK);
    number(1);
    tuple(shape);
    dtype(type);
    out.putByte(FALSE);
    bytes(size);
    elements.writeTo(out);
    out.putByte(TUPLE);
    out.putByte(BUILD);
  }

  private void dtype(ElementType type) throws IOException {
    global("numpy", "dtype");
    out.putByte(MARK);
    text(type.name);
    out.putByte(FALSE);
    out.putByte(TRUE);
    out.putByte(TUPLE);
    out.putByte(REDUCE);
    out.putByte(MARK);
    number(3);
    text(type.order);
    out.putByte(NONE);
    out.putByte(NONE);
    out.putByte(NONE);
    number(-1);
    number(-1);
    number(0);
    out.putByte(TUPLE);
    out.putByte(BUILD);
  }

  private void global(String module, String name) throws IOException {
    out.putByte(GLOBAL);
    out.write((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void tuple(List<Integer> values) throws IOException {
    out.putByte(MARK);
    for (int v : values) {
      number(v);
    }
    out.putByte(TUPLE);
  }

  private void number(int value) throws IOException {
    out.putByte(INT);
    out.putInt(value);
  }

  private void text(String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.putByte(UNICODE);
    out.putInt(utf8.length);
    out.write(utf8);
  }

  private void bytes(long length) throws IOException {
    out.putByte(BYTES8);
    out.putLong(length);
  }

  /** Ends the pickle and closes the stream. */
  @Override
  public void close() throws IOException {
    out.putByte(STOP);
    out.close();
  }
}
