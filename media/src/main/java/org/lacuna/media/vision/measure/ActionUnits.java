package org.lacuna.media.vision.measure;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.Feature;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * Estimates named after the units of the Facial Action Coding System (Ekman and Friesen, 1978) that
 * they approximate. Each is one length on the face (the cue), measured against the same person at
 * rest and scaled to 0 .. 5. They see shape only: what a coder reads from wrinkles and bulges is
 * not in them.
 *
 * <p>Rest, its spread and the change with the head's nod come from 400 portraits labelled neutral;
 * the span reaches from there to the 99th percentile of 1600 portraits of all expressions, but is
 * at least three deviations between persons at rest.
 *
 * <p>intensity = 5 (cue - rest) / span, held within 0 and 5.
 */
public enum ActionUnits {
  /** Inner brow raiser. */
  AU01(
      "inner brow raiser",
      "height of the brows' inner ends over the eyes",
      0.288,
      0.037,
      -0.00135,
      0.111),
  /** Outer brow raiser. */
  AU02(
      "outer brow raiser",
      "height of the brows' outer halves over the eyes",
      0.248,
      0.034,
      0,
      0.103),
  /** Brow lowerer. */
  AU04(
      "brow lowerer",
      "minus height of the inner brows, minus their distance",
      -0.693,
      0.054,
      0.00215,
      0.161),
  /** Upper lid raiser. */
  AU05(
      "upper lid raiser",
      "height of the upper lids over the eyes' corners",
      0.086,
      0.017,
      -0.00150,
      0.052),
  /** Cheek raiser. */
  AU06("cheek raiser", "minus distance from the lower lids to the cheeks", -0.600, 0.048, 0, 0.145),
  /** Lid tightener. */
  AU07(
      "lid tightener",
      "height of the lower lids over the eyes' corners",
      -0.047,
      0.008,
      -0.00084,
      0.040),
  /** Nose wrinkler. */
  AU09(
      "nose wrinkler",
      "minus distance from the inner eye corners to the nose wings",
      -0.552,
      0.045,
      0,
      0.146),
  /** Upper lip raiser. */
  AU10(
      "upper lip raiser", "minus distance from the nose to the upper lip", -0.239, 0.030, 0, 0.094),
  /** Lip corner puller. */
  AU12(
      "lip corner puller",
      "height of the mouth corners plus half the mouth's width",
      0.368,
      0.042,
      0,
      0.258),
  /** Dimpler. */
  AU14(
      "dimpler",
      "how far the mouth corners lie behind the middle of the lips",
      0.189,
      0.022,
      0,
      0.111),
  /** Lip corner depressor. */
  AU15("lip corner depressor", "minus height of the mouth corners", 0.020, 0.016, 0, 0.047),
  /** Chin raiser. */
  AU17("chin raiser", "minus distance from the lower lip to the chin", -0.520, 0.057, 0, 0.171),
  /** Lip stretcher. */
  AU20(
      "lip stretcher",
      "width of the mouth minus twice the height of its corners",
      0.812,
      0.053,
      0,
      0.160),
  /** Lip tightener. */
  AU23("lip tightener", "minus visible height of both lips", -0.281, 0.027, -0.00087, 0.080),
  /** Lips part. */
  AU25("lips part", "gap between the inner edges of the lips", 0.048, 0.029, 0, 0.329),
  /** Jaw drop. */
  AU26("jaw drop", "distance from the nose to the chin", 1.049, 0.093, 0, 0.280),
  /** Eye closure. */
  AU45("eye closure", "minus opening of the eyes", -0.278, 0.043, 0.00191, 0.158);

  /** Greatest intensity. */
  public static final double MOST = 5;

  private static final int RIGHT_LOWER_LID = 145;
  private static final int LEFT_LOWER_LID = 374;
  private static final int RIGHT_UPPER_LID = 159;
  private static final int LEFT_UPPER_LID = 386;
  private static final int RIGHT_CHEEK = 205;
  private static final int LEFT_CHEEK = 425;

  private final String meaning;
  private final String cue;
  private final double rest;
  private final double restSpread;
  private final double perDegree;
  private final double span;

  /**
   * @param cue what is measured, in distances between the eyes
   * @param rest the cue of a face at rest, mean over persons
   * @param restSpread how far persons at rest differ, one deviation
   * @param perDegree change of the cue with a degree of nod, which is taken out again; 0 where it
   *     is small
   * @param span how far beyond rest the cue is at intensity 5
   */
  ActionUnits(
      String meaning, String cue, double rest, double restSpread, double perDegree, double span) {
    this.meaning = meaning;
    this.cue = cue;
    this.rest = rest;
    this.restSpread = restSpread;
    this.perDegree = perDegree;
    this.span = span;
  }

  /** The columns, in the order of this enum. */
  static List<Feature> features() {
    List<Feature> all = new ArrayList<>();
    for (ActionUnits unit : values()) {
      all.add(
          new Feature(
              unit.name().toLowerCase(java.util.Locale.ROOT),
              "0-5",
              "Estimate of AU"
                  + Integer.parseInt(unit.name().substring(2))
                  + " ("
                  + unit.meaning
                  + ") from shape alone: "
                  + unit.cue
                  + ", against the person's rest."));
    }
    return all;
  }

  /** The cue of a face at rest, mean over persons. */
  double rest() {
    return rest;
  }

  /** How far persons at rest differ in the cue, one deviation. */
  double restSpread() {
    return restSpread;
  }

  /** The intensity of a cue for a person whose cue at rest is known, 0 to 5. */
  double intensity(double value, double personsRest) {
    return Math.max(0, Math.min(MOST, MOST * (value - personsRest) / span));
  }

  /**
   * Writes the cues in the order of this enum to {@code into[offset ..]}.
   *
   * @param p upright points, {@code [468 * 3]}, x right, y up, z towards the camera
   * @param geometry the values of {@link FaceGeometry#FEATURES}, from index 0
   * @param pitch of the head, degrees
   */
  static void cues(double[] p, float[] geometry, double pitch, float[] into, int offset) {
    double eyes = HeadPose.betweenEyes(p);
    double openness = (geometry[0] + geometry[1]) / 2.0;
    double inner = (geometry[2] + geometry[3]) / 2.0;
    double outer = (geometry[4] + geometry[5]) / 2.0;
    double apart = geometry[6];
    double gap = geometry[7];
    double width = geometry[8];
    double corners = (geometry[9] + geometry[10]) / 2.0;
    double lips = geometry[11];
    double leftLine = eyeLine(p, true);
    double rightLine = eyeLine(p, false);
    double upper = (p[3 * LEFT_UPPER_LID + 1] - leftLine + p[3 * RIGHT_UPPER_LID + 1] - rightLine);
    double lower = (p[3 * LEFT_LOWER_LID + 1] - leftLine + p[3 * RIGHT_LOWER_LID + 1] - rightLine);
    double cheek =
        FaceGeometry.distance(p, LEFT_LOWER_LID, LEFT_CHEEK)
            + FaceGeometry.distance(p, RIGHT_LOWER_LID, RIGHT_CHEEK);
    double lipsZ =
        FaceGeometry.middle(p, 2, FaceGeometry.UPPER_LIP_INNER, FaceGeometry.LOWER_LIP_INNER);
    double cornersZ =
        FaceGeometry.middle(p, 2, FaceGeometry.LEFT_CORNER, FaceGeometry.RIGHT_CORNER);
    double chin = FaceGeometry.distance(p, FaceGeometry.LOWER_LIP_BOTTOM, FaceGeometry.CHIN);
    double[] cues = {
      inner,
      outer,
      -inner - apart,
      upper / 2 / eyes,
      -cheek / 2 / eyes,
      lower / 2 / eyes,
      -geometry[14],
      -geometry[12],
      corners + width / 2,
      (lipsZ - cornersZ) / eyes,
      -corners,
      -chin / eyes,
      width - 2 * corners,
      -lips,
      gap,
      geometry[13],
      -openness
    };
    ActionUnits[] units = values();
    for (int k = 0; k < cues.length; k++) {
      into[offset + k] = (float) (cues[k] - units[k].perDegree * pitch);
    }
  }

  private static double eyeLine(double[] p, boolean left) {
    return left
        ? FaceGeometry.middle(p, 1, LEFT_CORNERS)
        : FaceGeometry.middle(p, 1, RIGHT_CORNERS);
  }

  private static final int[] LEFT_CORNERS = {362, 263};
  private static final int[] RIGHT_CORNERS = {33, 133};
}
