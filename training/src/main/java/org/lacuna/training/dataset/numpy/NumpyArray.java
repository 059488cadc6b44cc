package org.lacuna.training.dataset.numpy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An n-dimensional array. Elements are addressed by their place in row-major order, whatever order
 * the file has them in. Immutable, but for the objects that an object array holds.
 */
public final class NumpyArray {

  private final int[] shape;
  private final Dtype type;
  private final boolean columnMajor;
  private final @Nullable Payload payload;
  private final List<@Nullable Object> objects;

  private NumpyArray(
      int[] shape,
      Dtype type,
      boolean columnMajor,
      @Nullable Payload payload,
      List<@Nullable Object> objects) {
    this.shape = shape;
    this.type = type;
    this.columnMajor = columnMajor;
    this.payload = payload;
    this.objects = objects;
  }

  /**
   * An array of numbers or text.
   *
   * @param columnMajor whether the first index runs fastest (Fortran order)
   * @throws IllegalArgumentException when the bytes are too few for the shape
   */
  public static NumpyArray of(int[] shape, Dtype type, boolean columnMajor, Payload payload) {
    if (type.letter() == 'O') {
      throw new IllegalArgumentException("objects without their list");
    }
    long bytes = Math.multiplyExact(count(shape), (long) type.size());
    if (payload.size() < bytes) {
      throw new IllegalArgumentException(payload.size() + " bytes for " + bytes);
    }
    if (type.size() == 0 && count(shape) > 0) {
      throw new IllegalArgumentException("elements of no size");
    }
    return new NumpyArray(
        shape.clone(), type, columnMajor, payload.ordered(type.order()), List.of());
  }

  /**
   * An array of objects.
   *
   * @throws IllegalArgumentException when the objects are too few for the shape
   */
  public static NumpyArray of(int[] shape, boolean columnMajor, List<?> objects) {
    if (objects.size() < count(shape)) {
      throw new IllegalArgumentException(objects.size() + " objects");
    }
    Dtype type = Dtype.of("O").orElseThrow();
    return new NumpyArray(
        shape.clone(),
        type,
        columnMajor,
        null,
        Collections.unmodifiableList(new ArrayList<@Nullable Object>(objects)));
  }

  private static long count(int[] shape) {
    long n = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative length");
      }
      n = Math.multiplyExact(n, (long) length);
    }
    return n;
  }

  /** Number of axes; 0 for a single value. */
  public int axes() {
    return shape.length;
  }

  /** Length of one axis. */
  public int length(int axis) {
    return shape[axis];
  }

  /** Number of elements. */
  public long size() {
    return count(shape);
  }

  public Dtype type() {
    return type;
  }

  /** The shape as Python writes it, for messages. */
  public String describe() {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < shape.length; i++) {
      text.append(i == 0 ? "" : ", ").append(shape[i]);
    }
    return text.append(')').toString();
  }

  /**
   * A number; of an object array, the number that lies there.
   *
   * @throws IllegalArgumentException when there is something else than a number
   */
  public double number(long place) {
    Payload bytes = payload;
    if (bytes != null && type.isNumeric()) {
      return bytes.number(type, stored(place) * type.size());
    }
    if (item(place) instanceof Number n) {
      return n.doubleValue();
    }
    throw new IllegalArgumentException("not a number");
  }

  /** The element as a Java value: a number, a text, or whatever object lies there. */
  public @Nullable Object item(long place) {
    Payload bytes = payload;
    if (bytes == null) {
      return objects.get(Math.toIntExact(stored(place)));
    }
    if (type.isNumeric()) {
      return number(place);
    }
    return type.text(bytes.bytes(stored(place) * type.size(), type.size()));
  }

  /** From the place in row-major order to the place in the file. */
  private long stored(long place) {
    if (!columnMajor || shape.length < 2) {
      return place;
    }
    long rest = place;
    long stride = count(shape);
    long at = 0;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis];
      at += rest % shape[axis] * stride;
      rest /= shape[axis];
    }
    return at;
  }
}
