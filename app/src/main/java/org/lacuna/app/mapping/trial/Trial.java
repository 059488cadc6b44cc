package org.lacuna.app.mapping.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lacuna.app.mapping.propose.Reason;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxPredictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;

/**
 * What came of a run that tries a card: the answer, and what about it does not look right.
 * Immutable.
 *
 * @param used what was shown
 * @param windows windows that were asked
 * @param sentiment of the whole; empty where the network gives none
 * @param emotions by name; empty likewise
 * @param millis that it took
 * @param warnings what does not look right
 */
public record Trial(
    ModalitySet used,
    int windows,
    OptionalDouble sentiment,
    Map<String, Double> emotions,
    long millis,
    List<Reason> warnings) {

  private static final double END = 3;
  private static final double ROUNDING = 0.02;
  private static final double SAME = 1e-6;

  public Trial {
    warnings = List.copyOf(warnings);
  }

  /**
   * Runs a bundle over a clip: with everything, then without each modality.
   *
   * @throws LacunaException of kind MODEL when the network fails
   */
  static Trial of(OnnxRuntime runtime, ModelBundle bundle, FeatureSet clip, CancelToken cancel)
      throws LacunaException {
    try (Predictor predictor = OnnxPredictor.open(runtime, bundle, Device.Request.CPU)) {
      ClipPredictor clips = new ClipPredictor(predictor);
      ModalitySet all = clip.available().intersect(bundle.card().modalities());
      clips.predict(clip, all, Predictor.Request.EVERYTHING, cancel);
      long began = System.nanoTime();
      ClipPrediction said = clips.predict(clip, all, Predictor.Request.SCORES, cancel);
      long took = System.nanoTime() - began;
      List<Reason> warnings = new ArrayList<>(implausible(said));
      for (Modality m : all) {
        if (all.size() > 1
            && same(said, clips.predict(clip, all.without(m), Predictor.Request.SCORES, cancel))) {
          warnings.add(Reason.of("mapping.warn.noDifference", m.key()));
        }
      }
      return new Trial(
          said.used(),
          said.windows().size(),
          said.sentiment(),
          said.emotions(),
          took / 1_000_000,
          warnings);
    }
  }

  private static List<Reason> implausible(ClipPrediction said) {
    List<Reason> warnings = new ArrayList<>();
    said.windows().stream()
        .flatMapToDouble(w -> w.sentiment().stream())
        .filter(s -> Math.abs(s) > END + ROUNDING)
        .findFirst()
        .ifPresent(s -> warnings.add(Reason.of("mapping.warn.range", rounded(s))));
    if (!said.emotions().isEmpty()) {
      double sum = said.emotions().values().stream().mapToDouble(Double::doubleValue).sum();
      boolean negative = said.emotions().values().stream().anyMatch(p -> p < 0);
      if (negative || Math.abs(sum - 1) > ROUNDING) {
        warnings.add(Reason.of("mapping.warn.noProbabilities", rounded(sum)));
      }
    }
    return warnings;
  }

  private static String rounded(double v) {
    return String.format(java.util.Locale.ROOT, "%.2f", v);
  }

  private static boolean same(ClipPrediction a, ClipPrediction b) {
    double apart = 0;
    if (a.sentiment().isPresent() && b.sentiment().isPresent()) {
      apart = Math.abs(a.sentiment().getAsDouble() - b.sentiment().getAsDouble());
    }
    for (Map.Entry<String, Double> e : a.emotions().entrySet()) {
      double other = b.emotions().getOrDefault(e.getKey(), Double.NaN);
      apart = Math.max(apart, Math.abs(e.getValue() - other));
    }
    return apart < SAME;
  }
}
