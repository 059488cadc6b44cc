package org.lacuna.media.vision.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Finds the irises (Ablavatski et al., 2020): centre and four points of the rim of each, both eyes
 * in one run. The network knows one side only, so the person's left eye is shown to it mirrored.
 * Not thread-safe: it reuses its buffers.
 */
public final class IrisNetwork {

  /** Points of both irises: five of the person's right eye, then five of the left. */
  public static final int POINTS = 10;

  /** Points of one iris; the first is its centre. */
  public static final int POINTS_PER_EYE = 5;

  /** The network was trained on squares this much longer than the eye. */
  private static final double MARGIN = 2.3;

  private static final int SIZE = 64;
  private static final int PIXELS = SIZE * SIZE;
  private static final int VALUES_PER_EYE = 15;

  private final OnnxNetwork network;
  private final float[] input = new float[2 * 3 * PIXELS];
  private final float[] one = new float[3 * PIXELS];

  public IrisNetwork(OnnxNetwork network) {
    this.network = network;
  }

  /**
   * Looks for the irises of a face.
   *
   * @return {@code [2 * POINTS]}, x and y of every point in pixels of the picture
   */
  public float[] run(VideoFrame frame, Mesh mesh) throws LacunaException {
    Region right = eye(mesh, Mesh.RIGHT_EYE_OUTER, Mesh.RIGHT_EYE_INNER);
    Region left = eye(mesh, Mesh.LEFT_EYE_INNER, Mesh.LEFT_EYE_OUTER);
    RegionSampler.sample(frame, right, SIZE, RegionSampler.Layout.PLANAR_RGB, 1 / 255f, 0, one);
    System.arraycopy(one, 0, input, 0, one.length);
    RegionSampler.sample(frame, left, SIZE, RegionSampler.Layout.PLANAR_RGB, 1 / 255f, 0, one);
    for (int row = 0; row < 3 * SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        input[one.length + row * SIZE + column] = one[row * SIZE + SIZE - 1 - column];
      }
    }
    Map<String, OnnxValue> out =
        network.run(Map.of("image", OnnxValue.floats(input, 2, 3, SIZE, SIZE)), List.of("iris"));
    float[] raw = Objects.requireNonNull(out.get("iris")).floatData();
    float[] points = new float[2 * POINTS];
    for (int k = 0; k < POINTS_PER_EYE; k++) {
      place(right, raw[3 * k] / SIZE, raw[3 * k + 1] / SIZE, points, k);
      int at = VALUES_PER_EYE + 3 * k;
      place(left, 1 - raw[at] / SIZE, raw[at + 1] / SIZE, points, POINTS_PER_EYE + k);
    }
    return points;
  }

  private static void place(Region region, double u, double v, float[] points, int k) {
    points[2 * k] = (float) region.x(u, v);
    points[2 * k + 1] = (float) region.y(u, v);
  }

  private static Region eye(Mesh mesh, int a, int b) {
    double length = Math.hypot(mesh.x(a) - mesh.x(b), mesh.y(a) - mesh.y(b));
    return new Region(
        (mesh.x(a) + mesh.x(b)) / 2, (mesh.y(a) + mesh.y(b)) / 2, MARGIN * length, mesh.eyeAngle());
  }
}
