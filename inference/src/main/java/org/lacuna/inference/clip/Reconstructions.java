package org.lacuna.inference.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.align.Grids;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.clip.Reconstruction.FeatureError;
import org.lacuna.inference.eval.Agreement;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Prediction;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;

/** Turns the rebuilt windows of a prediction into one sequence in physical units. */
final class Reconstructions {

  private Reconstructions() {}

  static Optional<Reconstruction> of(
      ModelCard card, FeatureSet features, ClipPrediction prediction, Modality modality) {
    Optional<ModelCard.Input> input = card.input(modality);
    boolean any =
        prediction.windows().stream().anyMatch(w -> w.reconstructions().containsKey(modality));
    if (input.isEmpty() || !any || input.get().grid().kind().equals(ModelCard.Grid.WORDS)) {
      return Optional.empty();
    }
    FeatureSpec spec = spec(input.get());
    FeatureSequence.Builder rebuilt = FeatureSequence.builder(spec);
    FeatureSequence.Builder real = FeatureSequence.builder(spec);
    for (Prediction window : prediction.windows()) {
      List<Span> steps =
          Grids.steps(
              new Span(window.startUs(), window.endUs()), input.get().grid().stepMs() * 1000L);
      addRebuilt(rebuilt, input.get(), steps, window.reconstructions().get(modality));
      addReal(real, input.get(), steps, features.sequence(modality));
    }
    FeatureSequence r = real.build();
    FeatureSequence b = rebuilt.build();
    return Optional.of(new Reconstruction(modality, r, b, errors(r, b)));
  }

  private static FeatureSpec spec(ModelCard.Input input) {
    List<Feature> columns = new ArrayList<>();
    for (ModelCard.Column c : input.features()) {
      columns.add(new Feature(c.name(), c.unit(), c.name()));
    }
    return new FeatureSpec(input.extractor(), input.extractorVersion(), Map.of(), columns);
  }

  private static void addRebuilt(
      FeatureSequence.Builder to,
      ModelCard.Input input,
      List<Span> steps,
      float @org.jspecify.annotations.Nullable [] scaled) {
    float[] row = new float[input.dim()];
    for (int t = 0; t < steps.size(); t++) {
      Span s = steps.get(t);
      if (scaled == null) {
        to.addUnobserved(s.startUs(), s.endUs());
        continue;
      }
      for (int d = 0; d < row.length; d++) {
        row[d] = Aligner.unscaled(input, d, scaled[t * row.length + d]);
      }
      to.add(s.startUs(), s.endUs(), row);
    }
  }

  private static void addReal(
      FeatureSequence.Builder to,
      ModelCard.Input input,
      List<Span> steps,
      Optional<FeatureSequence> sequence) {
    if (sequence.isEmpty()) {
      steps.forEach(s -> to.addUnobserved(s.startUs(), s.endUs()));
      return;
    }
    FeatureSequence pooled = Grids.pool(sequence.get(), steps);
    float[] row = new float[input.dim()];
    for (int t = 0; t < pooled.steps(); t++) {
      if (!pooled.observed(t)) {
        to.addUnobserved(pooled.startUs(t), pooled.endUs(t));
        continue;
      }
      for (int d = 0; d < row.length; d++) {
        int column = pooled.spec().indexOf(input.features().get(d).name());
        row[d] = column < 0 ? Float.NaN : pooled.value(t, column);
      }
      to.add(pooled.startUs(t), pooled.endUs(t), row);
    }
  }

  private static List<FeatureError> errors(FeatureSequence real, FeatureSequence rebuilt) {
    List<FeatureError> errors = new ArrayList<>();
    for (int d = 0; d < real.dim(); d++) {
      Agreement.Pairs pairs = new Agreement.Pairs();
      for (int t = 0; t < real.steps(); t++) {
        if (real.observed(t) && rebuilt.observed(t) && !Float.isNaN(real.value(t, d))) {
          pairs.add(real.value(t, d), rebuilt.value(t, d));
        }
      }
      Feature f = real.spec().features().get(d);
      OptionalDouble rmse = Agreement.rmse(pairs);
      errors.add(new FeatureError(f.name(), f.unit(), rmse, Agreement.pearson(pairs)));
    }
    return errors;
  }
}
