package org.lacuna.media.vision;

import java.util.function.Function;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;

/**
 * The four face networks, opened. They may serve one extractor after another, one at a time, on one
 * thread at a time; closing frees them.
 */
public final class FaceNetworks implements AutoCloseable {

  private final OnnxNetwork detector;
  private final OnnxNetwork mesh;
  private final OnnxNetwork colourExpression;
  private final OnnxNetwork greyExpression;

  private FaceNetworks(
      OnnxNetwork detector,
      OnnxNetwork mesh,
      OnnxNetwork colourExpression,
      OnnxNetwork greyExpression) {
    this.detector = detector;
    this.mesh = mesh;
    this.colourExpression = colourExpression;
    this.greyExpression = greyExpression;
  }

  /**
   * Opens the networks, each on one thread.
   *
   * @param models gives the bytes of a network by its file name, for example {@code facemesh.onnx}
   * @throws LacunaException of kind MODEL when a network cannot be opened
   */
  public static FaceNetworks open(OnnxRuntime runtime, Function<String, byte[]> models)
      throws LacunaException {
    OnnxNetwork detector = runtime.load(models.apply("blazeface.onnx"), "face detection", 1);
    OnnxNetwork mesh = runtime.load(models.apply("facemesh.onnx"), "face mesh", 1);
    OnnxNetwork colour =
        runtime.load(models.apply("face_expression.onnx"), "expression (colour)", 1);
    OnnxNetwork grey = runtime.load(models.apply("emotion.onnx"), "expression (grey)", 1);
    return new FaceNetworks(detector, mesh, colour, grey);
  }

  BlazeFace detector() {
    return new BlazeFace(detector);
  }

  FaceMeshNetwork mesh() {
    return new FaceMeshNetwork(mesh);
  }

  Expressions expressions() {
    return new Expressions(colourExpression, greyExpression);
  }

  @Override
  public void close() {
    detector.close();
    mesh.close();
    colourExpression.close();
    greyExpression.close();
  }
}
