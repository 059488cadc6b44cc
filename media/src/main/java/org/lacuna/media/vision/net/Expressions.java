package org.lacuna.media.vision.net;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;

/**
 * Reads an expression as the mean of two networks' probabilities, each softened with its own
 * temperature, because both are far more certain than they are right; the mean, which is less
 * certain than it is right, is sharpened by a third one. Not thread-safe: it reuses its buffers.
 */
public final class Expressions {

  /** The order of the result. */
  public static final List<String> NAMES =
      List.of("neutral", "happy", "sad", "angry", "fear", "disgust", "surprise");

  /**
   * The temperatures of both networks and of their mean that together give the least log loss on
   * 895 labelled portraits of a public collection (seven classes, noisy labels). On the other 896
   * the mean names the label in 64 of 100 pictures and is 62 % sure of it on average: its expected
   * calibration error is 0.05, where the networks alone have 0.24 and 0.19 and are right in 63 and
   * 48 of 100.
   */
  public static final double COLOUR_TEMPERATURE = 3.5;

  public static final double GREY_TEMPERATURE = 5.0;

  public static final double MEAN_TEMPERATURE = 0.55;

  private static final int COLOUR_SIZE = 112;
  private static final int GREY_SIZE = 64;

  /** Sizes of what the networks see, in meshes, chosen on the same 902 pictures. */
  private static final double COLOUR_MARGIN = 1.3;

  private static final double GREY_MARGIN = 1.15;

  /** The grey network wants more forehead: its square lies this part of its edge higher. */
  private static final double GREY_LIFT = 0.1;

  /** Where each of {@link #NAMES} lies among the outputs of the network. */
  private static final int[] COLOUR_ORDER = {0, 1, 2, 3, 4, 5, 6};

  private static final int[] GREY_ORDER = {6, 3, 4, 0, 2, 1, 5};

  private final OnnxNetwork colour;
  private final OnnxNetwork grey;
  private final float[] colourInput = new float[COLOUR_SIZE * COLOUR_SIZE * 3];
  private final float[] greyInput = new float[GREY_SIZE * GREY_SIZE];

  public Expressions(OnnxNetwork colour, OnnxNetwork grey) {
    this.colour = colour;
    this.grey = grey;
  }

  /** Seven probabilities in the order of {@link #NAMES}. */
  public float[] read(VideoFrame frame, Mesh mesh) throws LacunaException {
    double[] a = soften(colour(frame, Region.around(mesh, COLOUR_MARGIN)), COLOUR_TEMPERATURE);
    double[] b =
        soften(grey(frame, Region.around(mesh, GREY_MARGIN).lifted(GREY_LIFT)), GREY_TEMPERATURE);
    float[] mean = new float[NAMES.size()];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) ((a[k] + b[k]) / 2);
    }
    double[] calibrated = soften(mean, MEAN_TEMPERATURE);
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) calibrated[k];
    }
    return mean;
  }

  /** What the network for colour pictures says, in the order of {@link #NAMES}. */
  public float[] colour(VideoFrame frame, Region region) throws LacunaException {
    RegionSampler.sample(
        frame, region, COLOUR_SIZE, RegionSampler.Layout.PLANAR_RGB, 1, 0, colourInput);
    OnnxValue image = OnnxValue.floats(colourInput, 1, 3, COLOUR_SIZE, COLOUR_SIZE);
    return ordered(colour, image, COLOUR_ORDER);
  }

  /** What the network for grey pictures says, in the order of {@link #NAMES}. */
  public float[] grey(VideoFrame frame, Region region) throws LacunaException {
    RegionSampler.sample(
        frame, region, GREY_SIZE, RegionSampler.Layout.GREY, 1 / 127.5f, -1, greyInput);
    OnnxValue image = OnnxValue.floats(greyInput, 1, 1, GREY_SIZE, GREY_SIZE);
    return ordered(grey, image, GREY_ORDER);
  }

  private static float[] ordered(OnnxNetwork network, OnnxValue image, int[] order)
      throws LacunaException {
    Map<String, OnnxValue> out = network.run(Map.of("image", image), List.of("probabilities"));
    float[] p = Objects.requireNonNull(out.get("probabilities")).floatData();
    float[] r = new float[order.length];
    for (int k = 0; k < order.length; k++) {
      r[k] = p[order[k]];
    }
    return r;
  }

  /** Divides the logarithms by the temperature and normalises again (Guo et al., 2017). */
  public static double[] soften(float[] probabilities, double temperature) {
    double[] r = new double[probabilities.length];
    double sum = 0;
    for (int k = 0; k < r.length; k++) {
      // The floor is the smallest step of a float near 1: below it the softmax has no information.
      r[k] = Math.pow(Math.max(probabilities[k], 1e-7), 1 / temperature);
      sum += r[k];
    }
    for (int k = 0; k < r.length; k++) {
      r[k] /= sum;
    }
    return r;
  }
}
