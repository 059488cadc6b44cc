package org.lacuna.media.vision;

import org.lacuna.media.vision.FaceTracker.Face;

/**
 * When a mesh is believed. The network says "a face is here" with .9 also on a full profile and on
 * things that look a little like one, where its points are wrong; their shape gives that away.
 */
final class Plausibility {

  /** Beyond this yaw the hidden half of the mesh is guessed, degrees. */
  static final double MOST_YAW = 50;

  static final double MOST_PITCH = 50;

  /** Factor by which a face can grow from one frame to the next. */
  static final double MOST_GROWTH = 1.5;

  /** How far a head can move from one frame to the next, centimetres of the canonical face. */
  static final double FARTHEST_MOVE_CM = 12;

  private static final double SMALLEST_EYE_DISTANCE_PX = 7;
  private static final double LEAST_INSIDE = 0.6;

  /** Eyes, nose and mouth of a canonical face, and how far real ones stray from it. */
  private static final double SHORTEST_NOSE_TO_EYES = 0.15;

  private static final double LONGEST_NOSE_TO_EYES = 1.2;
  private static final int NOSE_TIP = 1;

  private Plausibility() {}

  static boolean holds(Face face, int pictureWidth, int pictureHeight) {
    HeadPose pose = face.pose();
    if (!(pose.scale() > 0)
        || Math.abs(pose.yaw()) > MOST_YAW
        || Math.abs(pose.pitch()) > MOST_PITCH) {
      return false;
    }
    double[] upright = pose.upright(face.mesh());
    double eyes = FaceGeometry.betweenEyes(upright);
    double noseDrop =
        (upright[3 * Mesh.RIGHT_EYE_INNER + 1] + upright[3 * Mesh.LEFT_EYE_INNER + 1]) / 2
            - upright[3 * NOSE_TIP + 1];
    return eyes * pose.scale() >= SMALLEST_EYE_DISTANCE_PX
        && noseDrop / eyes > SHORTEST_NOSE_TO_EYES
        && noseDrop / eyes < LONGEST_NOSE_TO_EYES
        && face.mesh().box().inside(pictureWidth, pictureHeight) >= LEAST_INSIDE;
  }
}
