package org.lacuna.media.vision.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.lacuna.media.vision.net.Mesh;

class PoseSolverTest {

  private final CanonicalFace canonical = new CanonicalFace();
  private final PoseSolver solver = new PoseSolver(canonical);

  @Property(tries = 100, seed = "1")
  void thePoseOfATurnedFaceIsFoundAgain(
      @ForAll @DoubleRange(min = -45, max = 45) double yaw,
      @ForAll @DoubleRange(min = -40, max = 40) double pitch,
      @ForAll @DoubleRange(min = -60, max = 60) double roll,
      @ForAll @DoubleRange(min = 3, max = 40) double scale) {
    HeadPose pose = solver.solve(TurnedMesh.mesh(canonical, yaw, pitch, roll, scale, 320, 180));
    assertThat(pose.yaw()).isCloseTo(yaw, within(0.01));
    assertThat(pose.pitch()).isCloseTo(pitch, within(0.01));
    assertThat(pose.roll()).isCloseTo(roll, within(0.01));
    assertThat(pose.scale()).isCloseTo(scale, within(scale * 1e-4));
    assertThat(pose.x()).isCloseTo(320, within(0.01));
    assertThat(pose.y()).isCloseTo(180, within(0.01));
  }

  @Test
  void pixelNoiseMovesThePoseByLessThanTwoDegrees() {
    Mesh mesh = TurnedMesh.mesh(canonical, 20, -10, 5, 10, 320, 180);
    Random random = new Random(4);
    for (int k = 0; k < mesh.xyz().length; k++) {
      mesh.xyz()[k] += (float) random.nextGaussian() * 1.5f;
    }
    HeadPose pose = solver.solve(mesh);
    assertThat(pose.yaw()).isCloseTo(20, within(2.0));
    assertThat(pose.pitch()).isCloseTo(-10, within(2.0));
    assertThat(pose.roll()).isCloseTo(5, within(2.0));
  }

  @Test
  void uprightUndoesTheTurn() {
    Mesh mesh = TurnedMesh.mesh(canonical, -30, 15, 20, 12, 100, 100);
    double[] upright = solver.solve(mesh).upright(mesh);
    for (int k = 0; k < Mesh.POINTS; k++) {
      for (int c = 0; c < 3; c++) {
        assertThat(upright[3 * k + c]).isCloseTo(canonical.at(k, c), within(0.01));
      }
    }
  }

  @Test
  void theAngleBetweenTwoPosesIsTheTurnFromOneToTheOther() {
    HeadPose a = solver.solve(TurnedMesh.mesh(canonical, 10, 0, 0, 10, 0, 0));
    HeadPose b = solver.solve(TurnedMesh.mesh(canonical, -15, 0, 0, 10, 0, 0));
    assertThat(a.angleTo(b)).isCloseTo(25, within(0.01));
    assertThat(a.angleTo(a)).isCloseTo(0, within(0.01));
  }
}
