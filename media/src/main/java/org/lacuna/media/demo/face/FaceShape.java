package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.bell;
import static org.lacuna.media.demo.face.Curve.step;

/**
 * Deforms the control mesh of the head. Every movement is a smooth field over the face at rest,
 * times its amount in the pose. Stateless after construction; safe to share between threads.
 */
final class FaceShape {

  /** Centres of the eyeballs, right eye of the subject then left, centimetres. */
  static final double[][] EYES = {{-3.16, 2.66, 2.16}, {3.16, 2.66, 2.16}};

  /** Radius of the eyeballs, centimetres. */
  static final double EYE_RADIUS = 1.62;

  private static final double MOUTH_Y = -4.3;
  private static final double HINGE_Y = -0.8;
  private static final double HINGE_Z = -1.2;
  // the canonical mouth stands slightly open; this much jaw closes it
  private static final double JAW_REST = -0.078;
  private static final double JAW_FULL = 0.26;

  // the fold over each upper lid, outer end first
  private static final int[] RIGHT_CREASE = {247, 30, 29, 27, 28, 56, 190};
  private static final int[] LEFT_CREASE = {467, 260, 259, 257, 258, 286, 414};

  private final HeadMesh mesh;
  private final double[] below;
  private final double[] lips;

  FaceShape(HeadMesh mesh) {
    this.mesh = mesh;
    int n = mesh.rims;
    below = new double[mesh.rest.length / 3];
    lips = new double[below.length];
    for (int v = 0; v < below.length; v++) {
      double x = Math.abs(mesh.rest[v * 3]);
      double y = mesh.rest[v * 3 + 1];
      below[v] = belowMouth(x, y, mesh.rest[v * 3 + 2]);
      lips[v] = v < n ? step(1.5, 0.5, Math.hypot(x / 2.6, (y - MOUTH_Y) / 1.25) * 1.2) : 0;
    }
    int[] ring = HeadMesh.INNER_LIPS;
    for (int k = 0; k < ring.length; k++) {
      double corner = Math.abs(mesh.rest[ring[k] * 3]) / 2.15;
      double lower = k == 0 || k == 10 ? 0.5 : k < 10 ? 0 : 1;
      below[ring[k]] = lower + (0.5 - lower) * Math.pow(corner, 6);
      lips[ring[k]] = 1;
      int[] outer = HeadMesh.OUTER_LIPS;
      below[outer[k]] = lower + (0.5 - lower) * Math.pow(Math.min(1, corner), 5);
    }
  }

  /** Share of the jaw's movement that a point of the face takes. */
  private static double belowMouth(double x, double y, double z) {
    double line = MOUTH_Y + 0.12 * Math.min(1, x / 2.4);
    double hard = y < line ? 1 : 0;
    double soft = step(line + 1.6, line - 2.4, y);
    double share = hard + (soft - hard) * step(1.5, 2.5, x);
    return share * step(-3.5, 0.5, z) * step(7.6, 5.0, x);
  }

  /**
   * Positions of the control vertices.
   *
   * @param pose what the face does; head rotation is not applied here
   * @return three floats a vertex, centimetres, head at rest orientation
   */
  float[] apply(FacePose pose) {
    float[] out = new float[mesh.rest.length];
    double[] p = new double[3];
    for (int v = 0; v < mesh.rims; v++) {
      for (int c = 0; c < 3; c++) {
        p[c] = mesh.rest[v * 3 + c];
      }
      move(p, v, pose);
      for (int c = 0; c < 3; c++) {
        out[v * 3 + c] = (float) p[c];
      }
    }
    for (int v = mesh.lipWalls + 40; v < below.length; v++) {
      for (int c = 0; c < 3; c++) {
        p[c] = mesh.rest[v * 3 + c];
      }
      jaw(p, below[v], pose.mouth());
      for (int c = 0; c < 3; c++) {
        out[v * 3 + c] = (float) p[c];
      }
    }
    for (int eye = 0; eye < 2; eye++) {
      lids(out, eye, pose);
    }
    lipWalls(out);
    return out;
  }

  private void move(double[] p, int v, FacePose pose) {
    double x = p[0];
    double y = p[1];
    double z = p[2];
    double ax = Math.abs(x);
    double side = Math.signum(x);
    brows(p, ax, side, y, pose);
    cheeks(p, ax, side, y, pose);
    mouth(p, v, x, y, pose);
    jaw(p, below[v], pose.mouth());
    if (pose.browLower() > 0) {
      double nose = bell(Math.hypot(ax - 1.5, y + 1.0), 0.8) * step(3.5, 5.0, z);
      p[1] += 0.16 * pose.browLower() * nose;
      p[0] += 0.10 * side * pose.browLower() * nose;
    }
  }

  private static void brows(double[] p, double ax, double side, double y, FacePose pose) {
    double zone = step(3.0, 4.1, y) * step(8.3, 6.2, y);
    double lidFold = 0.35 * step(2.85, 3.3, y) * (1 - zone);
    double inner = bell(Math.hypot(ax - 1.5, (y - 4.7) * 0.8), 1.25);
    double outer = bell(Math.hypot(ax - 5.1, (y - 4.4) * 0.8), 1.5);
    double middle = bell(Math.hypot(ax - 3.2, (y - 4.8) * 0.8), 1.4);
    double reach = zone + lidFold * step(1.0, 2.0, ax);
    p[1] += pose.browInner() * reach * (0.95 * inner + 0.32 * middle - 0.12 * outer);
    p[0] -= pose.browInner() * zone * side * 0.22 * inner;
    p[1] += pose.browOuter() * reach * (0.3 * inner + 0.6 * middle + 0.65 * outer);
    p[1] -= pose.browLower() * reach * (0.85 * inner + 0.55 * middle - 0.22 * outer);
    p[0] -= pose.browLower() * zone * side * 0.42 * inner;
    p[2] += pose.browLower() * zone * 0.22 * inner;
  }

  private static void cheeks(double[] p, double ax, double side, double y, FacePose pose) {
    double apple = bell(Math.hypot(ax - 4.0, (y + 0.6) * 0.9), 1.5);
    p[0] += 0.22 * side * pose.smile() * apple;
    p[1] += 0.5 * pose.smile() * apple;
    p[2] += 0.42 * pose.smile() * apple;
    double fold = bell(Math.hypot(ax - 2.9, (y + 2.4) * 0.7), 0.75);
    p[2] -= 0.16 * pose.smile() * fold;
    p[0] += 0.25 * side * pose.smile() * fold;
    double nostril = bell(Math.hypot(ax - 1.5, y + 1.1), 0.6);
    p[0] += 0.1 * side * pose.smile() * nostril;
  }

  private void mouth(double[] p, int v, double x, double y, FacePose pose) {
    FacePose.Mouth m = pose.mouth();
    double reach = step(1.3, 0.42, Math.hypot(x / 5.0, (y - MOUTH_Y) / 3.4));
    double along = Math.min(1.15, Math.abs(x) / 2.46);
    double side = Math.signum(x);
    double centre = bell(x, 1.3);
    double lip = lips[v];
    double upper = 1 - below[v];
    double bend = along * along;

    p[0] += side * along * reach * (0.78 * pose.smile() + 0.36 * m.spread() - 0.95 * m.round());
    p[0] -= side * along * reach * 0.1 * pose.frown();
    p[1] += reach * pose.smile() * (0.92 * bend - 0.06 * centre * lip);
    p[2] -= reach * along * (0.5 * pose.smile() + 0.2 * m.spread());
    p[1] -= reach * pose.frown() * 0.7 * bend;
    p[1] += pose.frown() * 0.16 * lip * centre;
    p[2] += pose.frown() * below[v] * lip * centre * 0.12;
    double chin = bell(Math.hypot(x, (y + 7.2) * 0.8), 1.2);
    p[1] += 0.22 * chin * Math.max(pose.frown(), 0.6 * m.press());
    p[2] += reach * m.round() * 0.62 * bell(x, 1.7) * Math.max(lip, 0.35);
    double full = pose.smile() * 0.14 + m.press() * 0.2;
    p[1] += lip * centreOfLips(x) * full * (below[v] - upper) * 0.9;
    p[2] -= lip * centreOfLips(x) * 0.26 * m.press();
    double raise = upper * step(-1.8, -3.2, y) * bell(x, 1.9);
    p[1] +=
        raise * (0.42 * m.raise() + 0.1 * m.jaw() + 0.28 * pose.smile() * Math.min(1, 4 * m.jaw()));
    p[1] -= 0.1 * lip * upper * centreOfLips(x);
    double tuck = below[v] * lip * bell(x, 1.5);
    p[1] += tuck * 0.42 * m.tuck();
    p[2] -= tuck * 0.5 * m.tuck();
  }

  private static double centreOfLips(double x) {
    return step(2.5, 1.4, Math.abs(x));
  }

  private static void jaw(double[] p, double share, FacePose.Mouth m) {
    if (share == 0) {
      return;
    }
    double angle = share * (JAW_REST + JAW_FULL * m.jaw());
    double dy = p[1] - HINGE_Y;
    double dz = p[2] - HINGE_Z;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    p[1] = HINGE_Y + dy * cos - dz * sin;
    p[2] = HINGE_Z + dy * sin + dz * cos;
  }

  /** Opens and closes the lids of one eye over its ball and lays the rim onto the ball. */
  private void lids(float[] out, int eye, FacePose pose) {
    int[] ring = eye == 0 ? HeadMesh.RIGHT_EYE : HeadMesh.LEFT_EYE;
    int[] crease = eye == 0 ? RIGHT_CREASE : LEFT_CREASE;
    double close = Math.min(1, Math.max(0, pose.blink()));
    double squint = Math.min(1, pose.squint() + 0.55 * pose.smile());
    for (int k = 1; k < 8; k++) {
      int low = ring[k];
      int up = ring[16 - k];
      double arch = Math.sin(Math.PI * k / 8.0);
      double lowY = mesh.rest[low * 3 + 1] - 0.13 * arch + 0.24 * squint * arch;
      double openY =
          mesh.rest[up * 3 + 1]
              + 0.29 * arch
              - 0.06 * pose.smile() * arch
              - 0.10 * pose.browLower() * arch
              + 0.5 * pose.gazeY() * arch;
      double shutY = lowY + 0.02;
      double upY = openY + (shutY - openY) * close;
      out[low * 3 + 1] = (float) (lowY + 0.05 * close);
      out[up * 3 + 1] = (float) upY;
      int fold = crease[k - 1];
      out[fold * 3 + 1] += (float) (0.18 * arch + 0.55 * (upY - openY));
      onBall(out, low, eye, 0.10, true);
      onBall(out, up, eye, 0.12, true);
      onBall(out, fold, eye, 0.16 + 0.1 * (1 - close), false);
    }
    for (int k = 0; k < 16; k++) {
      int v = ring[k];
      int rim = mesh.rims + eye * 16 + k;
      double inward = k > 0 && k < 8 ? 0.05 : k == 0 || k == 8 ? 0 : -0.05;
      for (int c = 0; c < 3; c++) {
        out[rim * 3 + c] = out[v * 3 + c];
      }
      out[rim * 3 + 1] += (float) inward;
      onBall(out, rim, eye, -0.06, true);
    }
  }

  /** Moves a vertex along z onto (or, unless exact, at least onto) the sphere round the eyeball. */
  private static void onBall(float[] out, int v, int eye, double gap, boolean exact) {
    double dx = out[v * 3] - EYES[eye][0];
    double dy = out[v * 3 + 1] - EYES[eye][1];
    double r = EYE_RADIUS + gap;
    double depth = r * r - dx * dx - dy * dy;
    if (depth > 0) {
      double z = EYES[eye][2] + Math.sqrt(depth);
      if (exact || out[v * 3 + 2] < z) {
        out[v * 3 + 2] = (float) z;
      }
    }
  }

  /** The walls of the mouth opening follow the edge of the lips. */
  private void lipWalls(float[] out) {
    int[] ring = HeadMesh.INNER_LIPS;
    for (int k = 0; k < ring.length; k++) {
      int edge = ring[k];
      boolean corner = k == 0 || k == 10;
      double away = corner ? 0 : k < 10 ? 1 : -1;
      int near = mesh.lipWalls + k;
      int far = near + ring.length;
      for (int c = 0; c < 3; c++) {
        out[near * 3 + c] = out[edge * 3 + c];
        out[far * 3 + c] = out[edge * 3 + c];
      }
      out[near * 3 + 1] += (float) (0.04 * away);
      out[near * 3 + 2] -= 0.45f;
      out[far * 3 + 1] += (float) (0.5 * away);
      out[far * 3 + 2] -= 1.2f;
    }
  }
}
