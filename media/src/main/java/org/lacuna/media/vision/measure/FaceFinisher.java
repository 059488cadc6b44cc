package org.lacuna.media.vision.measure;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.FeatureSequence;

/** Adds to a face's rows what only the whole clip tells: blinks, and action units against rest. */
public final class FaceFinisher {

  private FaceFinisher() {}

  /**
   * What the cues of a person's face are at rest, by all that was seen of it.
   *
   * @param raw rows as {@link FaceMeasurer} leaves them, in time order
   * @return one number for each action unit
   */
  public static List<Double> rest(FeatureSequence raw) {
    List<Double> rest = new ArrayList<>();
    for (double cue : PersonsRest.of(raw)) {
      rest.add(cue);
    }
    return rest;
  }

  /**
   * @param raw rows as {@link FaceMeasurer} leaves them, in time order
   * @return the same steps, complete, against the rest that they tell
   */
  public static FeatureSequence finish(FeatureSequence raw) {
    return finish(raw, rest(raw));
  }

  /**
   * @param raw rows as {@link FaceMeasurer} leaves them, in time order
   * @param rest of the same person, as {@link #rest} gives it
   * @return the same steps, complete
   */
  public static FeatureSequence finish(FeatureSequence raw, List<Double> rest) {
    float[] blink = Blinks.find(raw);
    ActionUnits[] units = ActionUnits.values();
    FeatureSequence.Builder out = FeatureSequence.builder(FaceColumns.SPEC);
    float[] row = new float[FaceColumns.SPEC.dim()];
    for (int t = 0; t < raw.steps(); t++) {
      if (!raw.observed(t)) {
        out.addUnobserved(raw.startUs(t), raw.endUs(t));
        continue;
      }
      raw.copyStep(t, row, 0);
      row[FaceColumns.BLINK] = blink[t];
      for (int u = 0; u < units.length; u++) {
        int at = FaceColumns.ACTION_UNITS + u;
        row[at] = (float) units[u].intensity(row[at], rest.get(u));
      }
      out.add(raw.startUs(t), raw.endUs(t), row);
    }
    return out.build();
  }
}
