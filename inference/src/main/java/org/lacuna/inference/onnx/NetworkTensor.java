package org.lacuna.inference.onnx;

import java.util.List;

/**
 * What a network says of one of its inputs or outputs. Immutable.
 *
 * @param name its name
 * @param element what it holds
 * @param shape sizes of its axes, outermost first; -1 where an axis is free
 * @param axes names of the axes where the file gives them, otherwise empty texts; as many as sizes
 */
public record NetworkTensor(String name, Element element, List<Long> shape, List<String> axes) {

  /** Types of single values. */
  public enum Element {
    FLOAT,
    DOUBLE,
    INT32,
    INT64,
    UINT8,
    BOOL,
    /** Anything that this program cannot feed or read. */
    OTHER
  }

  public NetworkTensor {
    shape = List.copyOf(shape);
    axes = List.copyOf(axes);
    if (axes.size() != shape.size()) {
      throw new IllegalArgumentException(name + " has other numbers of names and of axes");
    }
  }

  /** A tensor whose axes have no names. */
  public NetworkTensor(String name, Element element, List<Long> shape) {
    this(name, element, shape, shape.stream().map(s -> "").toList());
  }

  public int rank() {
    return shape.size();
  }

  /** Size of an axis, -1 where it is free or not there. */
  public long size(int axis) {
    return axis >= 0 && axis < shape.size() ? shape.get(axis) : -1;
  }

  /** Size of the last axis, -1 where it is free or there is none. */
  public long last() {
    return size(shape.size() - 1);
  }

  /** Whether it holds numbers with a fraction. */
  public boolean isReal() {
    return element == Element.FLOAT || element == Element.DOUBLE;
  }
}
