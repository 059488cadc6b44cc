package org.lacuna.training.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Attributes of one ONNX node, typed and kept in name order so that equal graphs give equal bytes.
 * Collect with {@code Attributes.none().with("axis", -1).withInts("perm", 0, 2, 1)}. Immutable.
 */
public final class Attributes {

  private static final Attributes NONE = new Attributes(new TreeMap<>());

  private final SortedMap<String, AttributeProto> byName;

  private Attributes(SortedMap<String, AttributeProto> byName) {
    this.byName = byName;
  }

  /** No attribute at all. */
  public static Attributes none() {
    return NONE;
  }

  /** Adds an integer attribute. */
  public Attributes with(String name, long value) {
    return plus(named(name, AttributeType.INT).setI(value));
  }

  /** Adds a list of integers; also for a list of one. */
  public Attributes withInts(String name, long... values) {
    AttributeProto.Builder a = named(name, AttributeType.INTS);
    for (long v : values) {
      a.addInts(v);
    }
    return plus(a);
  }

  /** Adds a real number. */
  public Attributes withFloat(String name, float value) {
    return plus(named(name, AttributeType.FLOAT).setF(value));
  }

  /** Adds a list of real numbers. */
  public Attributes withFloats(String name, float... values) {
    AttributeProto.Builder a = named(name, AttributeType.FLOATS);
    for (float v : values) {
      a.addFloats(v);
    }
    return plus(a);
  }

  /** Adds a text attribute, for example {@code auto_pad}. */
  public Attributes withString(String name, String value) {
    return plus(named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
  }

  List<AttributeProto> toProto() {
    return new ArrayList<>(byName.values());
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  private Attributes plus(AttributeProto.Builder a) {
    SortedMap<String, AttributeProto> more = new TreeMap<>(byName);
    more.put(a.getName(), a.build());
    return new Attributes(more);
  }
}
