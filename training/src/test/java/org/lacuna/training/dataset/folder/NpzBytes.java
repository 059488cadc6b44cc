package org.lacuna.training.dataset.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the arrays of an extracted clip as NumPy would. */
final class NpzBytes {

  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  NpzBytes floats(String name, int steps, int dim, float... values) {
    ByteBuffer data = data(4 * values.length);
    for (float v : values) {
      data.putFloat(v);
    }
    return put(name, "<f4", steps + ", " + dim, data);
  }

  NpzBytes flags(String name, boolean... values) {
    ByteBuffer data = data(values.length);
    for (boolean v : values) {
      data.put((byte) (v ? 1 : 0));
    }
    return put(name, "|b1", values.length + ",", data);
  }

  NpzBytes longs(String name, long... values) {
    ByteBuffer data = data(8 * values.length);
    for (long v : values) {
      data.putLong(v);
    }
    return put(name, "<i8", values.length + ",", data);
  }

  NpzBytes texts(String name, String... values) {
    int width = 1;
    for (String v : values) {
      width = Math.max(width, v.length());
    }
    ByteBuffer data = data(4 * width * values.length);
    for (int i = 0; i < values.length; i++) {
      data.position(4 * width * i);
      values[i].chars().forEach(data::putInt);
    }
    return put(name, "<U" + width, values.length + ",", data);
  }

  private static ByteBuffer data(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  NpzBytes put(String name, String type, String shape, ByteBuffer data) {
    String head =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    byte[] letters = head.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer all = data(10 + letters.length + data.capacity());
    all.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    all.putShort((short) letters.length).put(letters).put(data.position(0));
    byte[] bytes = new byte[all.capacity()];
    all.get(0, bytes);
    arrays.put(name + ".npy", bytes);
    return this;
  }

  void write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> e : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
      }
    }
  }
}
