package org.lacuna.media.vision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.vision.net.BlazeFace;
import org.lacuna.media.vision.net.DescriptorNetwork;
import org.lacuna.media.vision.net.Expressions;
import org.lacuna.media.vision.net.FaceMeshNetwork;
import org.lacuna.media.vision.net.IrisNetwork;

/**
 * The six face networks, opened. They may serve one extractor after another, one at a time, on one
 * thread at a time; closing frees them.
 */
public final class FaceNetworks implements AutoCloseable {

  private final Map<Part, OnnxNetwork> open;

  private FaceNetworks(Map<Part, OnnxNetwork> open) {
    this.open = open;
  }

  /**
   * Opens the networks, each on one thread.
   *
   * @param models gives the bytes of a network by its file name, for example {@code facemesh.onnx}
   * @throws LacunaException of kind MODEL when a network cannot be opened
   */
  public static FaceNetworks open(OnnxRuntime runtime, Function<String, byte[]> models)
      throws LacunaException {
    FaceNetworks networks = new FaceNetworks(new EnumMap<>(Part.class));
    try {
      for (Part part : Part.values()) {
        networks.open.put(part, runtime.load(models.apply(part.file), part.what, 1));
      }
    } catch (LacunaException e) {
      networks.close();
      throw e;
    }
    return networks;
  }

  /** The networks, by the files that hold them. */
  private enum Part {
    DETECTOR("blazeface.onnx", "face detection"),
    MESH("facemesh.onnx", "face mesh"),
    IRIS("iris.onnx", "irises"),
    COLOUR_EXPRESSION("face_expression.onnx", "expression (colour)"),
    GREY_EXPRESSION("emotion.onnx", "expression (grey)"),
    DESCRIPTOR("face_descriptor.onnx", "face descriptor");

    private final String file;
    private final String what;

    Part(String file, String what) {
      this.file = file;
      this.what = what;
    }
  }

  private OnnxNetwork network(Part part) {
    return Objects.requireNonNull(open.get(part));
  }

  BlazeFace detector() {
    return new BlazeFace(network(Part.DETECTOR));
  }

  FaceMeshNetwork mesh() {
    return new FaceMeshNetwork(network(Part.MESH));
  }

  IrisNetwork irises() {
    return new IrisNetwork(network(Part.IRIS));
  }

  Expressions expressions() {
    return new Expressions(network(Part.COLOUR_EXPRESSION), network(Part.GREY_EXPRESSION));
  }

  DescriptorNetwork descriptor() {
    return new DescriptorNetwork(network(Part.DESCRIPTOR));
  }

  @Override
  public void close() {
    open.values().forEach(OnnxNetwork::close);
  }
}
