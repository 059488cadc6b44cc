package org.lacuna.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * An open network: plain Java in, plain Java out, native memory in between. One thread at a time.
 * Closing frees it and may be repeated; running it afterwards is a programming error.
 */
public final class OnnxNetwork implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OrtSession.SessionOptions options;
  private final String name;
  private final LongAdder nanos;
  private final Map<String, NetworkTensor.Element> fed = new HashMap<>();
  private boolean closed;

  OnnxNetwork(
      OrtEnvironment environment,
      OrtSession session,
      OrtSession.SessionOptions options,
      String name,
      LongAdder nanos) {
    this.environment = environment;
    this.session = session;
    this.options = options;
    this.name = name;
    this.nanos = nanos;
  }

  /** Input names with their shapes; -1 where an axis is free. */
  public Map<String, long[]> inputs() throws LacunaException {
    try {
      return shapes(session.getInputInfo());
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /** Output names with their shapes; -1 where an axis is free. */
  public Map<String, long[]> outputs() throws LacunaException {
    try {
      return shapes(session.getOutputInfo());
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /** Inputs in the order of the file; only tensors. */
  public List<NetworkTensor> inputTensors() throws LacunaException {
    try {
      return tensors(session.getInputInfo());
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  /** Outputs in the order of the file; only tensors. */
  public List<NetworkTensor> outputTensors() throws LacunaException {
    try {
      return tensors(session.getOutputInfo());
    } catch (OrtException e) {
      throw failure(e);
    }
  }

  private static List<NetworkTensor> tensors(Map<String, NodeInfo> nodes) {
    List<NetworkTensor> all = new ArrayList<>();
    for (Map.Entry<String, NodeInfo> e : nodes.entrySet()) {
      if (e.getValue().getInfo() instanceof TensorInfo info) {
        List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
        List<String> axes = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
          String[] names = info.getDimensionNames();
          axes.add(names != null && i < names.length && names[i] != null ? names[i] : "");
        }
        all.add(new NetworkTensor(e.getKey(), element(info.type), shape, axes));
      }
    }
    return all;
  }

  private static NetworkTensor.Element element(OnnxJavaType type) {
    return switch (type) {
      case FLOAT -> NetworkTensor.Element.FLOAT;
      case DOUBLE -> NetworkTensor.Element.DOUBLE;
      case INT32 -> NetworkTensor.Element.INT32;
      case INT64 -> NetworkTensor.Element.INT64;
      case UINT8 -> NetworkTensor.Element.UINT8;
      case BOOL -> NetworkTensor.Element.BOOL;
      default -> NetworkTensor.Element.OTHER;
    };
  }

  private static Map<String, long[]> shapes(Map<String, NodeInfo> nodes) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (Map.Entry<String, NodeInfo> e : nodes.entrySet()) {
      if (e.getValue().getInfo() instanceof TensorInfo info) {
        shapes.put(e.getKey(), info.getShape());
      }
    }
    return shapes;
  }

  /**
   * Runs the network.
   *
   * @param inputs one value for each input
   * @param wanted names of the outputs to compute; others are not computed or not copied out
   * @return the wanted outputs by name
   * @throws LacunaException of kind MODEL when the runtime refuses or a wanted output is unknown
   */
  public Map<String, OnnxValue> run(Map<String, OnnxValue> inputs, Collection<String> wanted)
      throws LacunaException {
    if (closed) {
      throw new IllegalStateException("network " + name + " is closed");
    }
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, OnnxValue> e : inputs.entrySet()) {
        tensors.put(e.getKey(), tensor(e.getKey(), e.getValue()));
      }
      Set<String> names = new HashSet<>(wanted);
      long began = System.nanoTime();
      try (OrtSession.Result result = session.run(tensors, names)) {
        nanos.add(System.nanoTime() - began);
        Map<String, OnnxValue> out = new LinkedHashMap<>();
        for (Map.Entry<String, ai.onnxruntime.OnnxValue> e : result) {
          out.put(e.getKey(), plain(e.getKey(), e.getValue()));
        }
        return out;
      }
    } catch (OrtException e) {
      throw failure(e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /** Each input as the network wants it: a mask may be of truth values, lengths may be short. */
  private OnnxTensor tensor(String input, OnnxValue value) throws OrtException {
    if (fed.isEmpty()) {
      tensors(session.getInputInfo()).forEach(t -> fed.put(t.name(), t.element()));
    }
    return TensorMaker.make(
        environment, value, fed.getOrDefault(input, NetworkTensor.Element.OTHER));
  }

  private OnnxValue plain(String output, ai.onnxruntime.OnnxValue value) throws LacunaException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new LacunaException(
          Kind.MODEL, "The network \"" + name + "\" gives no tensor as \"" + output + "\".");
    }
    TensorInfo info = tensor.getInfo();
    if (info.type == OnnxJavaType.FLOAT) {
      FloatBuffer buffer = tensor.getFloatBuffer();
      float[] data = new float[buffer.remaining()];
      buffer.get(data);
      return OnnxValue.floats(data, info.getShape());
    }
    if (info.type == OnnxJavaType.INT64) {
      LongBuffer buffer = tensor.getLongBuffer();
      long[] data = new long[buffer.remaining()];
      buffer.get(data);
      return OnnxValue.longs(data, info.getShape());
    }
    if (info.type == OnnxJavaType.DOUBLE) {
      DoubleBuffer buffer = tensor.getDoubleBuffer();
      float[] data = new float[buffer.remaining()];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) buffer.get(i);
      }
      return OnnxValue.floats(data, info.getShape());
    }
    throw new LacunaException(
        Kind.MODEL,
        "The network \"" + name + "\" gives \"" + output + "\" as " + info.type + ", not float.");
  }

  private LacunaException failure(OrtException e) {
    return new LacunaException(
        Kind.MODEL, "The network \"" + name + "\" failed: " + OnnxRuntime.firstLine(e), e);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("network " + name + " could not be closed", e);
    } finally {
      // Options must outlive their session.
      options.close();
    }
  }
}
