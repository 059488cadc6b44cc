package org.lacuna.training.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Grids;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.align.Moments;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.onnx.MethodExporter;

/**
 * Time grids and the scale of the inputs: what the card of the bundle says about them.
 *
 * @param windowSeconds preferred length of one input
 * @param visionStepMs step of the vision grid
 * @param audioStepMs step of the audio grid
 * @param wordStepMs step of the masked grid that stands where there are no words
 */
public record GridPlan(double windowSeconds, int visionStepMs, int audioStepMs, int wordStepMs) {

  /** Four seconds; vision every 200 ms, audio every 100 ms, one step a word. */
  public static final GridPlan DEFAULT = new GridPlan(4, 200, 100, 300);

  /** A column that varies less than this in training is taken as constant. */
  private static final double CONSTANT = 1e-4;

  /** The grid of one modality. */
  public Grid grid(Modality m) {
    return switch (m) {
      case VISION -> new Grid(Grid.FIXED, visionStepMs);
      case AUDIO -> new Grid(Grid.FIXED, audioStepMs);
      case LANGUAGE -> new Grid(Grid.WORDS, wordStepMs);
    };
  }

  /**
   * The inputs of a card, scaled by mean and deviation over the observed values of the training
   * part, pooled as they are for the network.
   */
  public Map<String, ModelCard.Input> inputs(FeaturePool pool) throws LacunaException {
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : Modality.values()) {
      inputs.put(m.key(), input(pool, m));
    }
    return inputs;
  }

  private ModelCard.Input input(FeaturePool pool, Modality m) throws LacunaException {
    FeatureSpec spec = pool.spec(m);
    Moments moments = new Moments(spec.dim());
    for (PoolItem item : pool.items()) {
      if (item.modality() == m && item.split() == Split.TRAIN && item.steps() > 0) {
        add(moments, grid(m), pool.sequence(item));
      }
    }
    return input(m, grid(m), spec, moments);
  }

  /**
   * The input of a card.
   *
   * @param moments of the training part, from {@link #add}
   */
  public static ModelCard.Input input(Modality m, Grid grid, FeatureSpec spec, Moments moments) {
    List<ModelCard.Column> columns = new ArrayList<>();
    for (Feature f : spec.features()) {
      columns.add(new ModelCard.Column(f.name(), f.unit()));
    }
    return new ModelCard.Input(
        MethodExporter.values(m),
        MethodExporter.mask(m),
        MethodExporter.time(m),
        MethodExporter.length(m),
        grid,
        columns,
        spec.extractorId(),
        spec.extractorVersion(),
        moments.mean(),
        moments.deviation(CONSTANT));
  }

  /** Takes in what was observed of a sequence of at least one step, pooled as for the network. */
  public static void add(Moments moments, Grid grid, FeatureSequence sequence) {
    FeatureSequence s = pooled(grid, sequence);
    for (int t = 0; t < s.steps(); t++) {
      for (int d = 0; s.observed(t) && d < s.dim(); d++) {
        moments.add(d, s.value(t, d));
      }
    }
  }

  private static FeatureSequence pooled(Grid grid, FeatureSequence s) {
    if (grid.kind().equals(Grid.WORDS)) {
      return s;
    }
    Span whole = new Span(s.startUs(0), Math.max(s.startUs(0) + 1, s.endUs(s.steps() - 1)));
    return Grids.pool(s, Grids.steps(whole, grid.stepMs() * 1000L));
  }
}
