package org.lacuna.media.vision.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.media.vision.net.Expressions;

/** The columns of a face's features and where each group of them begins. */
public final class FaceColumns {

  /** Stable name of the extractor. */
  public static final String ID = "lacuna.vision.face";

  private static final String VERSION = "2";

  /** Both eyes' openings come first, left then right. */
  static final int EYE_OPENING = 0;

  static final int POSE = FaceGeometry.FEATURES.size();
  static final int EXPRESSIONS = POSE + 5;
  static final int CONFIDENCE = EXPRESSIONS + Expressions.NAMES.size();
  static final int GAZE = CONFIDENCE + 1;
  static final int BLINK = GAZE + Gaze.FEATURES.size();
  static final int ACTION_UNITS = BLINK + 1;

  /** What every face is described by. */
  public static final FeatureSpec SPEC = new FeatureSpec(ID, VERSION, Map.of(), features());

  /** Column of the gap between the lips, which follows speech. */
  public static final int MOUTH_OPENING = SPEC.indexOf("mouth_opening");

  private FaceColumns() {}

  private static List<Feature> features() {
    List<Feature> all = new ArrayList<>(FaceGeometry.FEATURES);
    all.add(
        new Feature("head_yaw", "deg", "Turn of the head, positive to the picture's right side."));
    all.add(new Feature("head_pitch", "deg", "Nod of the head, positive when it looks up."));
    all.add(
        new Feature("head_roll", "deg", "Lean of the head, positive to the picture's right side."));
    all.add(
        new Feature(
            "head_speed",
            "1/s",
            "How fast the head moves in the picture, in distances between the eyes a second."));
    all.add(new Feature("head_turn_speed", "deg/s", "How fast the head turns, nods or leans."));
    for (String name : Expressions.NAMES) {
      all.add(
          new Feature(
              "expr_" + name,
              "1",
              "Probability that the expression is "
                  + name
                  + ", the mean of two softened networks."));
    }
    all.add(
        new Feature(
            "face_confidence", "1", "How sure the mesh network is that there is a face, 0 to 1."));
    all.addAll(Gaze.FEATURES);
    all.add(
        new Feature(
            "blink",
            "1",
            "1 while the lids close and open again within half a second, otherwise 0."));
    all.addAll(ActionUnits.features());
    return all;
  }
}
