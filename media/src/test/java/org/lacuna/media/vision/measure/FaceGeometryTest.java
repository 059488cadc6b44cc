package org.lacuna.media.vision.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.CanonicalFace;

/** Moves single parts of the canonical face and sees which numbers answer. */
class FaceGeometryTest {

  private final CanonicalFace canonical = new CanonicalFace();
  private final float[] rest = measure(points());

  @Test
  void everyNumberOfTheCanonicalFaceIsThatOfAFaceAtRest() {
    assertThat(value(rest, "eye_opening_left")).isBetween(0.15f, 0.5f);
    assertThat(value(rest, "mouth_width")).isBetween(0.6f, 1f);
    assertThat(value(rest, "mouth_opening")).isBetween(0f, 0.2f);
    assertThat(value(rest, "jaw_drop")).isBetween(0.8f, 1.6f);
    assertThat(value(rest, "brow_raise_inner_left")).isPositive();
  }

  @Test
  void theCanonicalFaceIsSymmetric() {
    for (String name :
        new String[] {"eye_opening", "brow_raise_inner", "brow_raise_outer", "lip_corner_raise"}) {
      assertThat(value(rest, name + "_left"))
          .as(name)
          .isCloseTo(value(rest, name + "_right"), within(0.01f));
    }
  }

  @Test
  void openingTheMouthRaisesItsOpeningAndDropsTheJaw() {
    double[] p = points();
    move(p, 1, -1.5, 14, 17, 152);
    float[] open = measure(p);
    assertThat(value(open, "mouth_opening")).isGreaterThan(value(rest, "mouth_opening") + 0.15f);
    assertThat(value(open, "jaw_drop")).isGreaterThan(value(rest, "jaw_drop") + 0.15f);
    assertOthersStay(
        open,
        "mouth_opening",
        "jaw_drop",
        "lip_corner_raise_left",
        "lip_corner_raise_right",
        "lip_thickness");
  }

  @Test
  void closingOneEyeLowersThatEyeOnly() {
    double[] p = points();
    for (int[] lids : new int[][] {{387, 373}, {386, 374}, {385, 380}}) {
      p[3 * lids[0] + 1] = p[3 * lids[1] + 1];
    }
    float[] shut = measure(p);
    assertThat(value(shut, "eye_opening_left")).isLessThan(value(rest, "eye_opening_left") * 0.6f);
    assertOthersStay(shut, "eye_opening_left");
  }

  @Test
  void aSmileWidensTheMouthAndRaisesItsCorners() {
    double[] p = points();
    move(p, 0, 0.7, 291);
    move(p, 0, -0.7, 61);
    move(p, 1, 0.6, 291, 61);
    float[] smile = measure(p);
    assertThat(value(smile, "mouth_width")).isGreaterThan(value(rest, "mouth_width") + 0.1f);
    for (String corner : new String[] {"lip_corner_raise_left", "lip_corner_raise_right"}) {
      assertThat(value(smile, corner)).isGreaterThan(value(rest, corner) + 0.05f);
    }
    assertOthersStay(smile, "mouth_width", "lip_corner_raise_left", "lip_corner_raise_right");
  }

  @Test
  void drawnBrowsComeTogetherAndRaisedOnesGoUp() {
    double[] p = points();
    move(p, 0, -0.3, 285);
    move(p, 0, 0.3, 55);
    assertThat(value(measure(p), "brow_distance")).isLessThan(value(rest, "brow_distance") - 0.05f);
    double[] raised = points();
    move(raised, 1, 0.5, 55, 107);
    float[] up = measure(raised);
    assertThat(value(up, "brow_raise_inner_right"))
        .isGreaterThan(value(rest, "brow_raise_inner_right") + 0.05f);
    assertThat(value(up, "brow_raise_inner_left"))
        .isCloseTo(value(rest, "brow_raise_inner_left"), within(1e-5f));
  }

  @Test
  void aWrinkledNoseAndARaisedLipShortenTheirDistances() {
    double[] p = points();
    move(p, 1, 0.4, 129, 358);
    move(p, 1, 0.3, 0);
    float[] sneer = measure(p);
    assertThat(value(sneer, "nose_wing_drop")).isLessThan(value(rest, "nose_wing_drop") - 0.04f);
    assertThat(value(sneer, "upper_lip_height"))
        .isLessThan(value(rest, "upper_lip_height") - 0.03f);
  }

  @Test
  void theSizeOfTheFaceDoesNotMatter() {
    double[] p = points();
    for (int k = 0; k < p.length; k++) {
      p[k] *= 3;
    }
    float[] big = measure(p);
    for (int k = 0; k < rest.length; k++) {
      assertThat(big[k]).isCloseTo(rest[k], within(1e-4f));
    }
  }

  private double[] points() {
    double[] p = new double[3 * Mesh.POINTS];
    for (int k = 0; k < p.length; k++) {
      p[k] = canonical.at(k / 3, k % 3);
    }
    return p;
  }

  private static void move(double[] p, int axis, double by, int... points) {
    for (int k : points) {
      p[3 * k + axis] += by;
    }
  }

  private static float[] measure(double[] p) {
    float[] into = new float[FaceGeometry.FEATURES.size()];
    FaceGeometry.measure(p, into);
    return into;
  }

  private void assertOthersStay(float[] values, String... changed) {
    for (int k = 0; k < values.length; k++) {
      String name = FaceGeometry.FEATURES.get(k).name();
      if (!java.util.List.of(changed).contains(name)) {
        assertThat(values[k]).as(name).isCloseTo(rest[k], within(1e-5f));
      }
    }
  }

  private static float value(float[] values, String name) {
    for (int k = 0; k < values.length; k++) {
      if (FaceGeometry.FEATURES.get(k).name().equals(name)) {
        return values[k];
      }
    }
    throw new AssertionError("no feature " + name);
  }
}
