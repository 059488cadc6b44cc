package org.lacuna.training.dataset.numpy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Named arrays of an {@code .npz} archive as NumPy writes it, compressed or not. Object arrays are
 * pickles inside and are refused. Reading takes no more memory than the bytes that are really
 * there. Not thread-safe; closing closes the file, arrays that were read stay.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>
 */
public final class NpzFile implements Closeable {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String SUFFIX = ".npy";

  /** A packed array may claim any size: one that takes more than this share is not unpacked. */
  private static final int MOST_OF_MEMORY = 4;

  private static final int MAX_HEAD = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']{1,16})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9L, ]*)\\)");

  private final ZipFile zip;

  /**
   * @throws IOException when the file cannot be read or is no archive
   */
  public NpzFile(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
  }

  /** Names of all arrays, in the archive's order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(n -> n.endsWith(SUFFIX))
        .forEach(n -> names.add(n.substring(0, n.length() - SUFFIX.length())));
    return names;
  }

  /**
   * One array; empty when there is none of that name.
   *
   * @throws IOException when it is damaged or of a type that is not read
   */
  public Optional<NumpyArray> array(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
      return Optional.of(read(in));
    }
  }

  private static NumpyArray read(DataInputStream in) throws IOException {
    String head = head(in);
    Matcher type = TYPE.matcher(head);
    Matcher order = ORDER.matcher(head);
    Matcher axes = SHAPE.matcher(head);
    if (!type.find() || !order.find() || !axes.find()) {
      throw new IOException("unknown array head " + head.strip());
    }
    Dtype dtype =
        Dtype.of(type.group(1))
            .filter(t -> t.letter() != 'O')
            .orElseThrow(() -> new IOException("array type " + type.group(1)));
    try {
      int[] shape = shape(axes.group(1));
      long bytes = dtype.size();
      for (int length : shape) {
        bytes = Math.multiplyExact(bytes, (long) length);
      }
      if (bytes > Runtime.getRuntime().maxMemory() / MOST_OF_MEMORY) {
        throw new IOException("array of " + bytes + " bytes, more than memory allows");
      }
      byte[] data = readFully(in, Math.toIntExact(bytes));
      return NumpyArray.of(shape, dtype, order.group(1).equals("True"), Payload.of(data));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("array of shape " + axes.group(1), e);
    }
  }

  private static byte[] readFully(InputStream in, int length) throws IOException {
    byte[] data = in.readNBytes(length);
    if (data.length < length) {
      throw new IOException("array cut short");
    }
    return data;
  }

  private static String head(DataInputStream in) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw new IOException("no NumPy array");
    }
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    long length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
    if (version > 1) {
      length |= (long) in.readUnsignedByte() << 16 | (long) in.readUnsignedByte() << 24;
    }
    if (length > MAX_HEAD) {
      throw new IOException("array head of " + length + " bytes");
    }
    return new String(readFully(in, (int) length), StandardCharsets.ISO_8859_1);
  }

  private static int[] shape(String axes) {
    List<Integer> lengths = new ArrayList<>();
    for (String axis : axes.toUpperCase(Locale.ROOT).replace("L", "").split(",", -1)) {
      if (!axis.isBlank()) {
        lengths.add(Integer.parseInt(axis.strip()));
      }
    }
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
