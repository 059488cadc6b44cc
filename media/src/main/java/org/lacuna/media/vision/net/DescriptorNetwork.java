package org.lacuna.media.vision.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Describes whose face it is by 128 numbers: two pictures of one person lie near each other, mostly
 * nearer than 0.6 (dlib's face recognition network, King, 2017). The numbers are compared within a
 * clip and then forgotten; nothing of them is written anywhere. Not thread-safe: it reuses its
 * buffer.
 */
public final class DescriptorNetwork {

  private static final int SIZE = 150;

  /** Mean distance from the eyes to the mouth over the edge of the square. */
  private static final double EYES_TO_MOUTH = 0.45;

  /** The middle of eyes and mouth lies this part of the edge above the middle of the square. */
  private static final double LIFT = 0.07;

  private static final int[] MOUTH = {61, 291, 0, 17};

  private final OnnxNetwork network;
  private final float[] input = new float[3 * SIZE * SIZE];

  public DescriptorNetwork(OnnxNetwork network) {
    this.network = network;
  }

  /** {@code [128]}; meaningful for faces that look about into the camera. */
  public float[] describe(VideoFrame frame, Mesh mesh) throws LacunaException {
    RegionSampler.sample(frame, region(mesh), SIZE, RegionSampler.Layout.PLANAR_RGB, 1, 0, input);
    Map<String, OnnxValue> out =
        network.run(
            Map.of("image", OnnxValue.floats(input, 1, 3, SIZE, SIZE)), List.of("descriptor"));
    return Objects.requireNonNull(out.get("descriptor")).floatData();
  }

  private static Region region(Mesh mesh) {
    double rightX = (mesh.x(Mesh.RIGHT_EYE_OUTER) + mesh.x(Mesh.RIGHT_EYE_INNER)) / 2;
    double rightY = (mesh.y(Mesh.RIGHT_EYE_OUTER) + mesh.y(Mesh.RIGHT_EYE_INNER)) / 2;
    double leftX = (mesh.x(Mesh.LEFT_EYE_OUTER) + mesh.x(Mesh.LEFT_EYE_INNER)) / 2;
    double leftY = (mesh.y(Mesh.LEFT_EYE_OUTER) + mesh.y(Mesh.LEFT_EYE_INNER)) / 2;
    double mouthX = 0;
    double mouthY = 0;
    for (int p : MOUTH) {
      mouthX += mesh.x(p) / MOUTH.length;
      mouthY += mesh.y(p) / MOUTH.length;
    }
    double toMouth =
        (Math.hypot(rightX - mouthX, rightY - mouthY) + Math.hypot(leftX - mouthX, leftY - mouthY))
            / 2;
    return new Region(
            (rightX + leftX + mouthX) / 3,
            (rightY + leftY + mouthY) / 3,
            toMouth / EYES_TO_MOUTH,
            mesh.eyeAngle())
        .lifted(-LIFT);
  }

  /** Euclidean distance of two descriptors. */
  public static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double d = a[k] - b[k];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
