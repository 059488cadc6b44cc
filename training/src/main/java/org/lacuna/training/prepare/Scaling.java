package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Deviation of a column without any value: whatever it says later must come out as nothing. */
  private static final float NEVER_SEEN = 1e9f;

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
        u.sequence(m).ifPresent(s -> moments.add(s, layout.used(m, s)));
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
              moments.deviation()));
    }
    return inputs;
  }

  /** Running mean and deviation of each column (Welford). */
  private static final class Moments {
    private final long[] count;
    private final double[] mean;
    private final double[] squares;

    Moments(int dim) {
      count = new long[dim];
      mean = new double[dim];
      squares = new double[dim];
    }

    void add(FloatSequence s, int steps) {
      for (int t = 0; t < steps; t++) {
        for (int d = 0; s.observed(t) && d < mean.length; d++) {
          float v = s.value(t, d);
          if (!Float.isNaN(v)) {
            count[d]++;
            double delta = v - mean[d];
            mean[d] += delta / count[d];
            squares[d] += delta * (v - mean[d]);
          }
        }
      }
    }

    float[] mean() {
      float[] values = new float[mean.length];
      for (int d = 0; d < values.length; d++) {
        values[d] = (float) mean[d];
      }
      return values;
    }

    float[] deviation() {
      float[] values = new float[mean.length];
      for (int d = 0; d < values.length; d++) {
        double deviation = Math.sqrt(squares[d] / Math.max(1, count[d]));
        // a constant column stays what it is: dividing by almost nothing would blow up its noise
        values[d] = (float) (deviation < CONSTANT ? 1 : deviation);
        if (count[d] == 0) {
          values[d] = NEVER_SEEN;
        }
      }
      return values;
    }
  }
}
