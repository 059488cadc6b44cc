package org.lacuna.media.vision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.demo.face.FacePose;
import org.lacuna.media.vision.net.BlazeFace;
import org.lacuna.media.vision.net.DescriptorNetwork;
import org.lacuna.media.vision.net.Expressions;
import org.lacuna.media.vision.net.FaceMeshNetwork;
import org.lacuna.media.vision.net.IrisNetwork;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.net.Region;
import org.lacuna.resources.LacunaResources;

/**
 * Prints what each face network costs with its sampling, in turns so that all meet the same
 * machine. Run with the test class path; it is no test.
 */
final class VisionBench {

  private static final int ROUNDS = 200;
  private static final int WARM_UP = 20;

  private VisionBench() {}

  private interface Part {
    void run() throws LacunaException;
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws LacunaException {
    try (FaceNetworks networks = FaceNetworks.open(new OnnxRuntime(), LacunaResources::model)) {
      VideoFrame frame = new DrawnFrames().face(FacePose.REST, 0);
      BlazeFace detector = networks.detector();
      FaceMeshNetwork meshes = networks.mesh();
      IrisNetwork irises = networks.irises();
      Expressions expressions = networks.expressions();
      DescriptorNetwork descriptor = networks.descriptor();
      Mesh mesh = meshes.run(frame, Region.of(detector.detect(frame, 1).get(0)));
      List<String> names = List.of("detector", "mesh", "irises", "expressions", "descriptor");
      List<Part> parts =
          List.of(
              () -> detector.detect(frame, 1),
              () -> meshes.run(frame, Region.of(mesh)),
              () -> irises.run(frame, mesh),
              () -> expressions.read(frame, mesh),
              () -> descriptor.describe(frame, mesh));
      double[][] ms = new double[parts.size()][ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (int p = 0; p < parts.size(); p++) {
          long began = System.nanoTime();
          parts.get(p).run();
          ms[p][Math.max(0, round)] = (System.nanoTime() - began) / 1e6;
        }
      }
      for (int p = 0; p < ms.length; p++) {
        Arrays.sort(ms[p]);
        System.out.println(
            String.format(
                Locale.ROOT,
                "%-12s best %.2f ms, median %.2f ms",
                names.get(p),
                ms[p][0],
                ms[p][ROUNDS / 2]));
      }
    }
  }
}
