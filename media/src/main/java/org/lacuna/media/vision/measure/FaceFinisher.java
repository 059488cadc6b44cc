package org.lacuna.media.vision.measure;

import org.lacuna.inference.signal.FeatureSequence;

/** Adds to a face's rows what only the whole clip tells: blinks, and action units against rest. */
public final class FaceFinisher {

  private FaceFinisher() {}

  /**
   * @param raw rows as {@link FaceMeasurer} leaves them, in time order
   * @return the same steps, complete
   */
  public static FeatureSequence finish(FeatureSequence raw) {
    double[] rest = PersonsRest.of(raw);
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
        row[at] = (float) units[u].intensity(row[at], rest[u]);
      }
      out.add(raw.startUs(t), raw.endUs(t), row);
    }
    return out.build();
  }
}
