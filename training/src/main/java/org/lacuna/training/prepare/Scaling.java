package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Moments;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.onnx.MethodExporter;

/** Means and deviations of the columns over what was observed in some utterances. */
final class Scaling {

  /** A column that varies less than this is taken as constant. */
  private static final double CONSTANT = 1e-6;

  private Scaling() {}

  /**
   * The inputs of a card on the grid {@code steps}.
   *
   * @param training the utterances whose statistics count, and no others
   */
  static Map<String, ModelCard.Input> inputs(
      DataSource source, Layout layout, List<Utterance> training) {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : layout.modalities()) {
      FeatureSpec spec = source.spec(m);
      Moments moments = new Moments(spec.dim());
      for (Utterance u : training) {
        u.sequence(m).ifPresent(s -> add(moments, s, layout.used(m, s)));
      }
      List<ModelCard.Column> columns = new ArrayList<>();
      for (Feature f : spec.features()) {
        columns.add(new ModelCard.Column(f.name(), f.unit()));
      }
      inputs.put(
          m.key(),
          new ModelCard.Input(
              MethodExporter.values(m),
              MethodExporter.mask(m),
              MethodExporter.time(m),
              MethodExporter.length(m),
              new ModelCard.Grid(ModelCard.Grid.STEPS, layout.stepMs(m)),
              columns,
              spec.extractorId(),
              spec.extractorVersion(),
              moments.mean(),
              moments.deviation(CONSTANT)));
    }
    return inputs;
  }

  private static void add(Moments moments, FloatSequence s, int steps) {
    for (int t = 0; t < steps; t++) {
      for (int d = 0; s.observed(t) && d < s.dim(); d++) {
        moments.add(d, s.value(t, d));
      }
    }
  }
}
