package org.lacuna.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;

/** Why a choice of modalities has no prediction. */
public final class SubsetReasons {

  private SubsetReasons() {}

  /** One sentence when the prediction had no input; otherwise empty. */
  public static Optional<String> whyNone(FeatureSet features, ClipPrediction prediction) {
    if (!prediction.used().isEmpty()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    for (Modality m : prediction.requested()) {
      reasons.add(features.whyAbsent(m).orElse("The model does not use " + m.key() + "."));
    }
    return Optional.of(String.join(" ", reasons));
  }
}
