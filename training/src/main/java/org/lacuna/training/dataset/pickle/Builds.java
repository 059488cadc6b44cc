package org.lacuna.training.dataset.pickle;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lacuna.training.dataset.numpy.Dtype;
import org.lacuna.training.dataset.numpy.NumpyArray;
import org.lacuna.training.dataset.numpy.Payload;

/**
 * What the entries of the allow-list make. Wrong arguments surface as runtime exceptions, which the
 * caller reports as a damaged file.
 */
final class Builds {

  private static final int AXES = 32;

  private Builds() {}

  /** An array between its making and the arrival of its contents. */
  static final class ArrayShell {
    private @Nullable NumpyArray array;

    NumpyArray array() {
      return Objects.requireNonNull(array, "array without contents");
    }

    /** State: version, shape, type, column-major, bytes or list. */
    private void set(Object[] state) throws RefusedException {
      int[] shape = shape(state[1]);
      DtypeShell type = (DtypeShell) state[2];
      boolean columnMajor = truth(state[3]);
      array =
          state[4] instanceof List<?> objects
              ? NumpyArray.of(shape, columnMajor, objects)
              : NumpyArray.of(shape, type.type, columnMajor, payload(state[4]));
    }
  }

  /** An element type whose byte order may still follow. */
  static final class DtypeShell {
    private Dtype type;

    private DtypeShell(Dtype type) {
      this.type = type;
    }

    /** State: version, byte order, and more that only record types need. */
    private void set(Object[] state) throws RefusedException {
      if (state[2] != null || state[3] != null || state[4] != null) {
        throw new RefusedException("holds an array of records");
      }
      type = type.with(">".equals(text(state[1])) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Carries out one allowed call. */
  static Object call(Call call, Object[] args) throws RefusedException {
    return switch (call) {
      case RECONSTRUCT -> new ArrayShell();
      case DTYPE -> dtype(text(args[0]));
      case SCALAR -> scalar((DtypeShell) args[0], args[1]);
      case FROM_BUFFER -> fromBuffer(args);
      case ENCODE, BYTES -> args.length == 0 ? new byte[0] : encode(args);
      case ORDERED_DICT -> dictionary(args);
      case NDARRAY -> throw new RefusedException("makes an array in an unknown way");
    };
  }

  /** Gives a thing made before its contents. */
  static void fill(Object target, Object state) throws RefusedException {
    if (target instanceof ArrayShell array) {
      array.set((Object[]) state);
    } else if (target instanceof DtypeShell type) {
      type.set((Object[]) state);
    } else {
      throw new RefusedException("fills in an object");
    }
  }

  private static DtypeShell dtype(String name) throws RefusedException {
    return new DtypeShell(
        Dtype.of(name).orElseThrow(() -> new RefusedException("holds arrays of an unknown type")));
  }

  private static Object scalar(DtypeShell type, Object value) throws RefusedException {
    if (type.type.letter() == 'O') {
      throw new RefusedException("holds a single value of unknown type");
    }
    Object item = NumpyArray.of(new int[0], type.type, false, payload(value)).item(0);
    return Objects.requireNonNull(item);
  }

  private static ArrayShell fromBuffer(Object[] args) {
    ArrayShell shell = new ArrayShell();
    shell.array =
        NumpyArray.of(
            shape(args[2]), ((DtypeShell) args[1]).type, "F".equals(args[3]), payload(args[0]));
    return shell;
  }

  private static byte[] encode(Object[] args) {
    return args[0] instanceof byte[] bytes ? bytes : latin1((String) args[0]);
  }

  private static Map<Object, Object> dictionary(Object[] args) throws RefusedException {
    Map<Object, Object> dictionary = new LinkedHashMap<>();
    if (args.length > 0) {
      for (Object pair : (List<?>) args[0]) {
        Object[] both = pair instanceof List<?> list ? list.toArray() : (Object[]) pair;
        dictionary.put(key(both[0]), both[1]);
      }
    }
    return dictionary;
  }

  /** A dictionary's key: only what has a cheap and finite hash. */
  static Object key(Object key) throws RefusedException {
    if (key instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (key instanceof String || key instanceof Number || key instanceof Boolean) {
      return key;
    }
    throw new RefusedException("has a dictionary with keys that are no names");
  }

  /** Text of either Python: version 2 writes names as bytes. */
  static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : (String) value;
  }

  private static boolean truth(Object value) {
    return value instanceof Boolean b ? b : ((Number) value).intValue() != 0;
  }

  private static Payload payload(Object value) {
    if (value instanceof Payload payload) {
      return payload;
    }
    return Payload.of(value instanceof byte[] bytes ? bytes : latin1((String) value));
  }

  /** The bytes of a string whose characters each stand for one. */
  private static byte[] latin1(String text) {
    if (text.chars().anyMatch(c -> c > 0xff)) {
      throw new IllegalArgumentException("text where bytes were expected");
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int[] shape(Object value) {
    Object[] axes =
        value instanceof List<?> list
            ? list.toArray()
            : value instanceof Number ? new Object[] {value} : (Object[]) value;
    if (axes.length > AXES) {
      throw new IllegalArgumentException(axes.length + " axes");
    }
    return Arrays.stream(axes).mapToInt(n -> Math.toIntExact(((Number) n).longValue())).toArray();
  }
}
