package org.lacuna.media.vision.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.lacuna.media.vision.net.IrisNetwork;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.CanonicalFace;
import org.lacuna.media.vision.pose.HeadPose;
import org.lacuna.media.vision.pose.PoseSolver;
import org.lacuna.media.vision.pose.TurnedMesh;

/** Puts irises where eyes of a known direction have them. */
class GazeTest {

  private static final double SCALE = 12;

  private final CanonicalFace canonical = new CanonicalFace();
  private final PoseSolver solver = new PoseSolver(canonical);

  @Property(tries = 100, seed = "1")
  void theDirectionIsFoundAgainHoweverTheHeadIsTurned(
      @ForAll @DoubleRange(min = -30, max = 30) double headYaw,
      @ForAll @DoubleRange(min = -20, max = 20) double headPitch,
      @ForAll @DoubleRange(min = -30, max = 30) double yaw,
      @ForAll @DoubleRange(min = -25, max = 25) double pitch) {
    Mesh mesh = TurnedMesh.mesh(canonical, headYaw, headPitch, 0, SCALE, 320, 180);
    HeadPose pose = solver.solve(mesh);
    float[] irises = new float[2 * IrisNetwork.POINTS];
    place(mesh, pose, yaw, pitch, Mesh.RIGHT_EYE_OUTER, Mesh.RIGHT_EYE_INNER, irises, 0);
    place(mesh, pose, yaw, pitch, Mesh.LEFT_EYE_OUTER, Mesh.LEFT_EYE_INNER, irises, 5);
    float[] out = new float[2];
    Gaze.measure(mesh, pose, irises, 0.3f, 0.3f, out, 0);
    assertThat(out[0]).isCloseTo((float) yaw, within(0.1f));
    assertThat(out[1]).isCloseTo((float) pitch, within(0.1f));
    Gaze.measure(mesh, pose, irises, 0.01f, 0.3f, out, 0);
    assertThat(out[0]).as("one eye is enough").isCloseTo((float) yaw, within(0.1f));
  }

  @Test
  void shutEyesLookNowhere() {
    Mesh mesh = TurnedMesh.mesh(canonical, 0, 0, 0, SCALE, 320, 180);
    float[] out = new float[2];
    Gaze.measure(mesh, solver.solve(mesh), new float[2 * IrisNetwork.POINTS], 0.02f, 0.02f, out, 0);
    assertThat(out[0]).isNaN();
    assertThat(out[1]).isNaN();
  }

  private static void place(
      Mesh mesh,
      HeadPose pose,
      double yaw,
      double pitch,
      int outer,
      int inner,
      float[] irises,
      int k) {
    double[] r = pose.rotation();
    double gx = Math.sin(Math.toRadians(yaw)) * Math.cos(Math.toRadians(pitch));
    double gy = Math.sin(Math.toRadians(pitch));
    double x = r[1] * Gaze.RISE_CM - r[2] * Gaze.DEPTH_TURNING_CM + Gaze.RADIUS_CM * gx;
    double y = r[4] * Gaze.RISE_CM - r[5] * Gaze.DEPTH_NODDING_CM + Gaze.RADIUS_CM * gy;
    irises[2 * k] = (float) ((mesh.x(outer) + mesh.x(inner)) / 2 + x * SCALE);
    irises[2 * k + 1] = (float) ((mesh.y(outer) + mesh.y(inner)) / 2 - y * SCALE);
  }
}
