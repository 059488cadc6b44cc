package org.lacuna.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        tensors.put(e.getKey(), tensor(e.getValue()));
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

  private OnnxTensor tensor(OnnxValue value) throws OrtException {
    if (value instanceof OnnxValue.Floats f) {
      return OnnxTensor.createTensor(environment, FloatBuffer.wrap(f.floatData()), f.shape());
    }
    OnnxValue.Longs l = (OnnxValue.Longs) value;
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(l.longData()), l.shape());
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
