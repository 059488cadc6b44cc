package org.lacuna.media.vision.measure;

import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * Distances on an upright face, in distances between the eyes, so that neither the size of the face
 * in the picture nor the turn of the head matters (much: a mesh is less sure of what it cannot
 * see). Left and right are the person's own.
 */
public final class FaceGeometry {

  private static final String RATIO = "1";

  /** The columns, in the order of {@link #measure}. */
  public static final List<Feature> FEATURES =
      List.of(
          new Feature(
              "eye_opening_left", RATIO, "Height of the left eye's opening over the eye's width."),
          new Feature(
              "eye_opening_right",
              RATIO,
              "Height of the right eye's opening over the eye's width."),
          raise("brow_raise_inner_left", "Height of the left brow's inner end over the eye"),
          raise("brow_raise_inner_right", "Height of the right brow's inner end over the eye"),
          raise("brow_raise_outer_left", "Height of the left brow's outer half over the eye"),
          raise("brow_raise_outer_right", "Height of the right brow's outer half over the eye"),
          raise("brow_distance", "Distance between the brows, small in a frown"),
          raise("mouth_opening", "Gap between the inner edges of the lips"),
          raise("mouth_width", "Distance between the corners of the mouth"),
          raise("lip_corner_raise_left", "Height of the left mouth corner over the mouth's middle"),
          raise(
              "lip_corner_raise_right", "Height of the right mouth corner over the mouth's middle"),
          raise("lip_thickness", "Visible height of both lips, small when they are pressed"),
          raise("upper_lip_height", "Distance from the nose to the upper lip, small in a sneer"),
          raise("jaw_drop", "Distance from the nose to the chin"),
          raise(
              "nose_wing_drop",
              "Distance from the inner eye corners down to the nose wings, small when the nose"
                  + " wrinkles"));

  static final int UPPER_LIP_TOP = 0;
  static final int UPPER_LIP_INNER = 13;
  static final int LOWER_LIP_INNER = 14;
  static final int LOWER_LIP_BOTTOM = 17;
  static final int RIGHT_CORNER = 61;
  static final int LEFT_CORNER = 291;
  private static final int NOSE_BASE = 2;
  static final int CHIN = 152;
  private static final int RIGHT_NOSE_WING = 129;
  private static final int LEFT_NOSE_WING = 358;

  /** Pairs (upper lid, lower lid). */
  private static final int[] RIGHT_LIDS = {160, 144, 159, 145, 158, 153};

  private static final int[] LEFT_LIDS = {387, 373, 386, 374, 385, 380};
  private static final int[] RIGHT_BROW_INNER = {55, 107};
  private static final int[] LEFT_BROW_INNER = {285, 336};
  private static final int[] RIGHT_BROW_OUTER = {53, 63, 46, 70};
  private static final int[] LEFT_BROW_OUTER = {283, 293, 276, 300};

  private static Feature raise(String name, String what) {
    return new Feature(name, RATIO, what + ", in distances between the eyes.");
  }

  private FaceGeometry() {}

  /**
   * Writes the values of {@link #FEATURES} to the start of {@code into}.
   *
   * @param p upright points, {@code [468 * 3]}, x right, y up, z towards the camera
   */
  public static void measure(double[] p, float[] into) {
    double eyes = HeadPose.betweenEyes(p);
    double leftEyeY = middle(p, 1, Mesh.LEFT_EYE_INNER, Mesh.LEFT_EYE_OUTER);
    double rightEyeY = middle(p, 1, Mesh.RIGHT_EYE_INNER, Mesh.RIGHT_EYE_OUTER);
    double mouthY = middle(p, 1, UPPER_LIP_INNER, LOWER_LIP_INNER);
    int k = 0;
    into[k++] = opening(p, LEFT_LIDS, Mesh.LEFT_EYE_INNER, Mesh.LEFT_EYE_OUTER);
    into[k++] = opening(p, RIGHT_LIDS, Mesh.RIGHT_EYE_INNER, Mesh.RIGHT_EYE_OUTER);
    into[k++] = (float) ((middle(p, 1, LEFT_BROW_INNER) - leftEyeY) / eyes);
    into[k++] = (float) ((middle(p, 1, RIGHT_BROW_INNER) - rightEyeY) / eyes);
    into[k++] = (float) ((middle(p, 1, LEFT_BROW_OUTER) - leftEyeY) / eyes);
    into[k++] = (float) ((middle(p, 1, RIGHT_BROW_OUTER) - rightEyeY) / eyes);
    into[k++] = (float) (distance(p, RIGHT_BROW_INNER[0], LEFT_BROW_INNER[0]) / eyes);
    into[k++] = (float) (distance(p, UPPER_LIP_INNER, LOWER_LIP_INNER) / eyes);
    into[k++] = (float) (distance(p, RIGHT_CORNER, LEFT_CORNER) / eyes);
    into[k++] = (float) ((p[3 * LEFT_CORNER + 1] - mouthY) / eyes);
    into[k++] = (float) ((p[3 * RIGHT_CORNER + 1] - mouthY) / eyes);
    into[k++] =
        (float)
            ((distance(p, UPPER_LIP_TOP, UPPER_LIP_INNER)
                    + distance(p, LOWER_LIP_INNER, LOWER_LIP_BOTTOM))
                / eyes);
    into[k++] = (float) (distance(p, NOSE_BASE, UPPER_LIP_TOP) / eyes);
    into[k++] = (float) (distance(p, NOSE_BASE, CHIN) / eyes);
    double wings = middle(p, 1, LEFT_NOSE_WING, RIGHT_NOSE_WING);
    double corners = middle(p, 1, Mesh.LEFT_EYE_INNER, Mesh.RIGHT_EYE_INNER);
    into[k] = (float) ((corners - wings) / eyes);
  }

  private static float opening(double[] p, int[] lids, int inner, int outer) {
    double sum = 0;
    for (int k = 0; k < lids.length; k += 2) {
      sum += distance(p, lids[k], lids[k + 1]);
    }
    return (float) (sum / (lids.length / 2.0) / distance(p, inner, outer));
  }

  static double middle(double[] p, int c, int... points) {
    double sum = 0;
    for (int k : points) {
      sum += p[3 * k + c];
    }
    return sum / points.length;
  }

  static double distance(double[] p, int a, int b) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double d = p[3 * a + c] - p[3 * b + c];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
