package org.lacuna.media.vision.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Lays the 468 points of a face over a region of the picture (Kartynnik et al., 2019). Not
 * thread-safe: it reuses its buffer.
 */
public final class FaceMeshNetwork {

  private static final int SIZE = 192;

  private final OnnxNetwork network;
  private final float[] input = new float[SIZE * SIZE * 3];

  public FaceMeshNetwork(OnnxNetwork network) {
    this.network = network;
  }

  /** The points in pixels of the picture, wherever the region lies and however it is turned. */
  public Mesh run(VideoFrame frame, Region region) throws LacunaException {
    RegionSampler.sample(frame, region, SIZE, RegionSampler.Layout.PLANAR_RGB, 1 / 255f, 0, input);
    Map<String, OnnxValue> out =
        network.run(
            Map.of("image", OnnxValue.floats(input, 1, 3, SIZE, SIZE)),
            List.of("landmarks", "presence"));
    float[] raw = Objects.requireNonNull(out.get("landmarks")).floatData();
    float presence = Objects.requireNonNull(out.get("presence")).floatData()[0];
    float[] xyz = new float[raw.length];
    for (int k = 0; k < raw.length; k += 3) {
      double u = raw[k] / SIZE;
      double v = raw[k + 1] / SIZE;
      xyz[k] = (float) region.x(u, v);
      xyz[k + 1] = (float) region.y(u, v);
      xyz[k + 2] = (float) (raw[k + 2] / SIZE * region.side());
    }
    return new Mesh(xyz, presence);
  }
}
