package org.lacuna.media.vision.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Finds faces in a whole picture with BlazeFace, back camera model (Bazarevsky et al., 2019). The
 * picture is scaled into a square of 256 pixels with black bars. 896 anchors: two on each cell of a
 * 16 x 16 grid, six on each of an 8 x 8 grid, each at the centre of its cell. Not thread-safe: it
 * reuses its buffers.
 */
public final class BlazeFace {

  public static final int SIZE = 256;
  public static final double MIN_SCORE = 0.5;
  public static final double SAME_FACE_OVERLAP = 0.3;

  private static final int VALUES = 16;

  /** One output layer: an anchor grid with its scores and boxes. */
  public enum Layer {
    FINE(16, 2, "Identity:0", "Identity_2:0"),
    COARSE(8, 6, "Identity_1:0", "Identity_3:0");

    final int cells;
    final int anchorsPerCell;
    private final String scores;
    private final String boxes;

    Layer(int cells, int anchorsPerCell, String scores, String boxes) {
      this.cells = cells;
      this.anchorsPerCell = anchorsPerCell;
      this.scores = scores;
      this.boxes = boxes;
    }

    int anchors() {
      return cells * cells * anchorsPerCell;
    }
  }

  private final OnnxNetwork network;
  private final float[] input = new float[SIZE * SIZE * 3];

  public BlazeFace(OnnxNetwork network) {
    this.network = network;
  }

  /**
   * Faces in the picture, most certain first.
   *
   * @param view edge of the square that the network sees over the longer edge of the picture
   */
  public List<Detection> detect(VideoFrame frame, double view) throws LacunaException {
    Region whole = Region.wholePicture(frame.width(), frame.height(), view);
    RegionSampler.sample(
        frame, whole, SIZE, RegionSampler.Layout.INTERLEAVED_RGB, 1 / 127.5f, -1, input);
    Map<String, OnnxValue> out =
        network.run(
            Map.of("input:0", OnnxValue.floats(input, 1, SIZE, SIZE, 3)),
            List.of(Layer.FINE.scores, Layer.FINE.boxes, Layer.COARSE.scores, Layer.COARSE.boxes));
    List<Detection> candidates = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      OnnxValue scores = java.util.Objects.requireNonNull(out.get(layer.scores));
      OnnxValue boxes = java.util.Objects.requireNonNull(out.get(layer.boxes));
      candidates.addAll(decode(layer, scores.floatData(), boxes.floatData(), whole));
    }
    return suppress(candidates);
  }

  /**
   * Boxes of one layer that score high enough, in pixels of the picture.
   *
   * @param scores {@code [anchors]}, before the sigmoid
   * @param boxes {@code [anchors * 16]}: centre, size and six points (right eye, left eye, nose,
   *     mouth, right ear, left ear), in pixels of the network's input, all but the size relative to
   *     the anchor
   * @param whole region of the picture that the network saw
   */
  public static List<Detection> decode(Layer layer, float[] scores, float[] boxes, Region whole) {
    List<Detection> found = new ArrayList<>();
    for (int a = 0; a < layer.anchors(); a++) {
      double score = 1 / (1 + Math.exp(-scores[a]));
      if (score < MIN_SCORE) {
        continue;
      }
      int cell = a / layer.anchorsPerCell;
      int row = cell / layer.cells;
      double anchorX = (cell % layer.cells + 0.5) / layer.cells;
      double anchorY = (row + 0.5) / layer.cells;
      double[] p = new double[8];
      for (int k = 0; k < 8; k++) {
        boolean size = k == 2 || k == 3;
        double anchor = size ? 0 : k % 2 == 0 ? anchorX : anchorY;
        p[k] = boxes[a * VALUES + k] / SIZE + anchor;
      }
      double width = p[2] * whole.side();
      double height = p[3] * whole.side();
      found.add(
          new Detection(
              score,
              whole.x(p[0], p[1]) - width / 2,
              whole.y(p[0], p[1]) - height / 2,
              width,
              height,
              whole.x(p[4], p[5]),
              whole.y(p[4], p[5]),
              whole.x(p[6], p[7]),
              whole.y(p[6], p[7])));
    }
    return found;
  }

  /** Of boxes that cover the same face only the most certain one stays. */
  public static List<Detection> suppress(List<Detection> candidates) {
    List<Detection> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection d : sorted) {
      if (kept.stream().noneMatch(k -> k.box().overlap(d.box()) > SAME_FACE_OVERLAP)) {
        kept.add(d);
      }
    }
    return kept;
  }
}
