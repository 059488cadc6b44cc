package org.lacuna.training.dataset.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.dataset.Problems;

/** One open HDF5 file. Not thread-safe; closing closes the file, arrays that were read stay. */
final class Hdf5 implements AutoCloseable {

  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Features, zeros between them included, are not packed more tightly than this. */
  private static final long MOST_PACKED = 64;

  /** An array may take this share of memory, since it is copied once. */
  private static final int SHARE_OF_MEMORY = 4;

  /** Held, since the level of a logger that nobody holds is forgotten. */
  private static final Logger LIBRARY = Logger.getLogger("io.jhdf");

  private final Path path;
  private final HdfFile file;
  private final long bytes;

  private Hdf5(Path path, HdfFile file, long bytes) {
    this.path = path;
    this.file = file;
    this.bytes = bytes;
  }

  /** An array of numbers, row by row. */
  record Numbers(int[] shape, float[] values) {}

  /** Whether the file begins as HDF5 files do. */
  static boolean isHdf5(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false; // a file that cannot be opened is nobody's; the catalogue says so
    }
  }

  static Hdf5 open(Path path) throws LacunaException {
    // The library tells each step it takes; what goes wrong is thrown anyway.
    LIBRARY.setLevel(Level.SEVERE);
    try {
      return new Hdf5(path, new HdfFile(path), Files.size(path));
    } catch (IOException | RuntimeException e) {
      // The library throws runtime exceptions of every kind on a damaged file.
      throw Problems.damaged(path, e);
    }
  }

  Path path() {
    return path;
  }

  /** Names below a group, in the file's order; empty when there is no such group. */
  List<String> children(String group) throws LacunaException {
    try {
      Node node = node(group);
      return node instanceof Group g ? new ArrayList<>(g.getChildren().keySet()) : List.of();
    } catch (RuntimeException e) { // of every kind, on a damaged file
      throw Problems.damaged(path, e);
    }
  }

  /** The array at a path like {@code root/data/x}; empty when there is none. */
  Optional<Numbers> numbers(String at) throws LacunaException {
    try {
      if (!(node(at) instanceof Dataset dataset)) {
        return Optional.empty();
      }
      int[] shape = dataset.getDimensions();
      if (count(shape) == 0) {
        return Optional.of(new Numbers(shape, new float[0]));
      }
      checkSize(dataset);
      return Optional.of(new Numbers(shape, floats(dataset.getDataFlat())));
    } catch (RuntimeException e) { // of every kind, on a damaged file
      throw Problems.damaged(path, e);
    }
  }

  /** An array of numbers in double precision, for times; empty when there is none. */
  Optional<double[]> doubles(String at) throws LacunaException {
    try {
      if (!(node(at) instanceof Dataset dataset)) {
        return Optional.empty();
      }
      if (count(dataset.getDimensions()) == 0) {
        return Optional.of(new double[0]);
      }
      checkSize(dataset);
      return Optional.of(wide(dataset.getDataFlat()));
    } catch (RuntimeException e) { // of every kind, on a damaged file
      throw Problems.damaged(path, e);
    }
  }

  /** The array of texts at a path; empty when there is none or it holds something else. */
  Optional<List<String>> texts(String at) throws LacunaException {
    try {
      if (!(node(at) instanceof Dataset dataset) || dataset.getJavaType() != String.class) {
        return Optional.empty();
      }
      if (!dataset.isScalar() && count(dataset.getDimensions()) == 0) {
        return Optional.of(List.of());
      }
      checkSize(dataset);
      Object data = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
      return Optional.of(
          data instanceof String[] texts ? List.of(texts) : List.of(String.valueOf(data)));
    } catch (RuntimeException e) { // of every kind, on a damaged file
      throw Problems.damaged(path, e);
    }
  }

  private @Nullable Node node(String at) {
    @Nullable Node node = file;
    for (String name : at.split("/", -1)) {
      if (!name.isEmpty()) {
        node = node instanceof Group group ? group.getChildren().get(name) : null;
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private void checkSize(Dataset dataset) {
    long size = dataset.getSizeInBytes();
    long room = dataset.getFilters().isEmpty() ? bytes : bytes * MOST_PACKED;
    if (size > room || size > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
      throw new IllegalArgumentException("an array of " + size + " bytes");
    }
  }

  private static long count(int[] shape) {
    long n = 1;
    for (int length : shape) {
      n = Math.multiplyExact(n, (long) length);
    }
    return n;
  }

  private static float[] floats(Object data) {
    if (data instanceof float[] same) {
      return same;
    }
    double[] wide = wide(data);
    float[] narrow = new float[wide.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }

  private static double[] wide(Object data) {
    if (data instanceof double[] same) {
      return same;
    }
    if (data instanceof int[] ints) {
      return Arrays.stream(ints).asDoubleStream().toArray();
    }
    if (data instanceof long[] longs) {
      return Arrays.stream(longs).asDoubleStream().toArray();
    }
    if (data instanceof float[] floats) {
      double[] wide = new double[floats.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = floats[i];
      }
      return wide;
    }
    if (data instanceof short[] shorts) {
      double[] wide = new double[shorts.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = shorts[i];
      }
      return wide;
    }
    if (data instanceof byte[] bytes) {
      double[] wide = new double[bytes.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = bytes[i];
      }
      return wide;
    }
    throw new IllegalArgumentException("an array that holds no numbers");
  }

  @Override
  public void close() {
    file.close();
  }
}
