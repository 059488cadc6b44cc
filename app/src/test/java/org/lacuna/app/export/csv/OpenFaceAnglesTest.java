package org.lacuna.app.export.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OpenFaceAnglesTest {

  private static double[][] times(double[][] a, double[][] b) {
    double[][] c = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  private static double[][] x(double a) {
    return new double[][] {
      {1, 0, 0}, {0, Math.cos(a), -Math.sin(a)}, {0, Math.sin(a), Math.cos(a)}
    };
  }

  private static double[][] y(double a) {
    return new double[][] {
      {Math.cos(a), 0, Math.sin(a)}, {0, 1, 0}, {-Math.sin(a), 0, Math.cos(a)}
    };
  }

  private static double[][] z(double a) {
    return new double[][] {
      {Math.cos(a), -Math.sin(a), 0}, {Math.sin(a), Math.cos(a), 0}, {0, 0, 1}
    };
  }

  @Property(tries = 300)
  void bothDescribeTheSameRotation(
      @ForAll @DoubleRange(min = -80, max = 80) double yaw,
      @ForAll @DoubleRange(min = -80, max = 80) double pitch,
      @ForAll @DoubleRange(min = -80, max = 80) double roll) {
    double[] pose = OpenFaceAngles.pose((float) yaw, (float) pitch, (float) roll);
    double[][] theirs = times(times(x(pose[0]), y(pose[1])), z(pose[2]));
    double[][] ours =
        times(
            times(y(Math.toRadians((float) yaw)), x(-Math.toRadians((float) pitch))),
            z(-Math.toRadians((float) roll)));
    double[] flip = {1, -1, -1};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(theirs[i][j]).isCloseTo(flip[i] * flip[j] * ours[i][j], within(1e-9));
      }
    }
  }

  @Test
  void oneAngleAloneKeepsItsSizeAndOpenFacesSign() {
    double degrees = Math.toRadians(20);
    // Turned to the picture's right, looking up, leaning to the picture's right.
    assertThat(OpenFaceAngles.pose(20, 0, 0))
        .containsExactly(new double[] {0, -degrees, 0}, within(1e-9));
    assertThat(OpenFaceAngles.pose(0, 20, 0))
        .containsExactly(new double[] {-degrees, 0, 0}, within(1e-9));
    assertThat(OpenFaceAngles.pose(0, 0, 20))
        .containsExactly(new double[] {0, 0, degrees}, within(1e-9));
    assertThat(OpenFaceAngles.pose(Float.NaN, 0, 0)).containsOnly(Double.NaN);
  }

  @Property(tries = 200)
  void gazeIsTheSameDirection(
      @ForAll @DoubleRange(min = -70, max = 70) double yaw,
      @ForAll @DoubleRange(min = -70, max = 70) double pitch) {
    double[] angles = OpenFaceAngles.gaze((float) yaw, (float) pitch);
    // OpenFace: x = atan2(dx, -dz), y = atan2(dy, -dz), y down and z away from the camera.
    double dx = Math.tan(angles[0]);
    double dy = Math.tan(angles[1]);
    double length = Math.sqrt(dx * dx + dy * dy + 1);
    assertThat(Math.toDegrees(Math.atan2(dx, 1))).isCloseTo(yaw, within(1e-4));
    assertThat(Math.toDegrees(Math.asin(-dy / length))).isCloseTo(pitch, within(1e-4));
  }
}
