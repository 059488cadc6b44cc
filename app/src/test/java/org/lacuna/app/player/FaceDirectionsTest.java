package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class FaceDirectionsTest {

  private static final double ANGLE = Math.toRadians(30);

  @Test
  void aHeadThatLooksIntoTheCameraPointsAtTheViewer() {
    double[][] axes = FaceDirections.axes(0, 0, 0);
    assertThat(axes[0]).containsExactly(new double[] {1, 0}, within(1e-9));
    assertThat(axes[1]).containsExactly(new double[] {0, -1}, within(1e-9));
    assertThat(axes[2]).containsExactly(new double[] {0, 0}, within(1e-9));
  }

  @Test
  void turnedToTheRightOfThePictureItPointsThere() {
    double[][] axes = FaceDirections.axes(ANGLE, 0, 0);
    assertThat(axes[2]).containsExactly(new double[] {0.5, 0}, within(1e-9));
  }

  @Test
  void lookingUpItPointsUp() {
    double[][] axes = FaceDirections.axes(0, ANGLE, 0);
    assertThat(axes[2]).containsExactly(new double[] {0, -0.5}, within(1e-9));
  }

  @Test
  void leaningToTheRightItsTopGoesRight() {
    double[][] axes = FaceDirections.axes(0, 0, ANGLE);
    assertThat(axes[1][0]).isCloseTo(0.5, within(1e-9));
    assertThat(axes[1][1]).isNegative();
  }
}
