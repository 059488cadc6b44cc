package org.lacuna.media.vision.track;

import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * When a mesh is believed. The network says "a face is here" with .9 also on a full profile and on
 * things that look a little like one, where its points are wrong; their shape gives that away.
 */
final class Plausibility {

  /** What a mesh is good for. */
  enum Verdict {
    /** It does not lie on a face. */
    NO_FACE,
    /** It lies on a face that is turned so far away that the points are guessed. */
    TURNED_AWAY,
    /** Its points can be measured. */
    MEASURABLE
  }

  /** Beyond this yaw the hidden half of the mesh is guessed, degrees. */
  static final double MOST_YAW = 45;

  static final double MOST_PITCH = 50;

  /** Beyond this the mesh network does not know a face any more, degrees. */
  private static final double FARTHEST_TURN = 80;

  /** Least probability that the mesh lies on a face. */
  static final double MIN_PRESENCE = 0.5;

  /** Factor by which a face can grow from one frame to the next. */
  private static final double MOST_GROWTH = 1.5;

  /** How far a head can move from one frame to the next, centimetres of the canonical face. */
  private static final double FARTHEST_MOVE_CM = 12;

  private static final double SMALLEST_EYE_DISTANCE_PX = 7;
  private static final double LEAST_INSIDE = 0.6;

  /** Eyes, nose and mouth of a canonical face, and how far real ones stray from it. */
  private static final double SHORTEST_NOSE_TO_EYES = 0.15;

  private static final double LONGEST_NOSE_TO_EYES = 1.2;
  private static final int NOSE_TIP = 1;

  private Plausibility() {}

  static Verdict judge(Mesh mesh, HeadPose pose, int pictureWidth, int pictureHeight) {
    if (mesh.presence() < MIN_PRESENCE
        || !(pose.scale() > 0)
        || mesh.box().inside(pictureWidth, pictureHeight) < LEAST_INSIDE) {
      return Verdict.NO_FACE;
    }
    double yaw = Math.abs(pose.yaw());
    double pitch = Math.abs(pose.pitch());
    double[] upright = pose.upright(mesh);
    double eyes = HeadPose.betweenEyes(upright);
    double noseDrop =
        (upright[3 * Mesh.RIGHT_EYE_INNER + 1] + upright[3 * Mesh.LEFT_EYE_INNER + 1]) / 2
            - upright[3 * NOSE_TIP + 1];
    boolean shaped =
        eyes * pose.scale() >= SMALLEST_EYE_DISTANCE_PX
            && noseDrop / eyes > SHORTEST_NOSE_TO_EYES
            && noseDrop / eyes < LONGEST_NOSE_TO_EYES;
    if (shaped && yaw <= MOST_YAW && pitch <= MOST_PITCH) {
      return Verdict.MEASURABLE;
    }
    boolean turned = yaw > MOST_YAW || pitch > MOST_PITCH;
    return turned && yaw <= FARTHEST_TURN && pitch <= FARTHEST_TURN
        ? Verdict.TURNED_AWAY
        : Verdict.NO_FACE;
  }

  /** Whether b can be the same face a frame later: it has not jumped or changed its size. */
  static boolean follows(HeadPose a, HeadPose b) {
    double size = b.scale() / a.scale();
    double moved = Math.hypot(b.x() - a.x(), b.y() - a.y()) / a.scale();
    return size > 1 / MOST_GROWTH && size < MOST_GROWTH && moved < FARTHEST_MOVE_CM;
  }
}
