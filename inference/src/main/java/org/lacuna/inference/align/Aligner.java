package org.lacuna.inference.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.align.Grids.Span;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * Puts a feature set on the grid, mask and scale of a model card, window by window. A modality that
 * is not used leaves no trace in the result: its grid follows from the window alone, its values are
 * 0 and its mask is off. Immutable and thread-safe.
 */
public final class Aligner {

  /**
   * Scaled values are held within this many training deviations, so that one freak cannot drown
   * all.
   */
  public static final float LIMIT = 10f;

  private final ModelCard card;

  public Aligner(ModelCard card) {
    this.card = card;
  }

  /** The windows that the clip is cut into. */
  public List<Span> windows(FeatureSet features) {
    return card.countsSteps()
        ? List.of(new Span(0, Math.max(1, features.durationUs())))
        : Grids.windows(features.durationUs(), card.windowSeconds());
  }

  /**
   * The model's inputs, one for each window.
   *
   * @param use modalities to use; others count as dropped
   * @throws LacunaException of kind MODEL when the features do not fit the card
   */
  public List<ModelInput> align(FeatureSet features, ModalitySet use) throws LacunaException {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : card.modalities()) {
      lanes.put(m, lane(m, use.contains(m) ? features.sequence(m) : Optional.empty()));
    }
    List<ModelInput> inputs = new ArrayList<>();
    for (Span window : windows(features)) {
      Map<Modality, Channel> channels = new EnumMap<>(Modality.class);
      for (Map.Entry<Modality, Lane> lane : lanes.entrySet()) {
        channels.put(
            lane.getKey(), scale(lane.getValue(), onGrid(lane.getValue(), window)));
      }
      inputs.add(new ModelInput(window.startUs(), window.endUs(), channels));
    }
    return inputs;
  }

  /**
   * What was measured of one modality on the card's grid, neither scaled nor filled.
   *
   * @return one a window, {@code [T * D]} in the features' units, the columns and steps those of
   *     {@link #align}; NaN where there is no value
   * @throws LacunaException of kind MODEL when the features do not fit the card
   * @throws IllegalArgumentException when the card does not use the modality
   */
  public List<float[]> measured(FeatureSet features, Modality m) throws LacunaException {
    if (card.input(m).isEmpty()) {
      throw new IllegalArgumentException("the card has no " + m.key());
    }
    Lane lane = lane(m, features.sequence(m));
    int dim = lane.input.dim();
    List<float[]> all = new ArrayList<>();
    for (Span window : windows(features)) {
      FeatureSequence sequence = onGrid(lane, window);
      float[] values = new float[sequence.steps() * dim];
      Arrays.fill(values, Float.NaN);
      for (int t = 0; t < sequence.steps(); t++) {
        for (int d = 0; sequence.observed(t) && d < dim; d++) {
          values[t * dim + d] = sequence.value(t, lane.columns[d]);
        }
      }
      all.add(values);
    }
    return all;
  }

  /**
   * One modality over the whole clip: what the card wants, what there is, and which column is
   * which.
   */
  private record Lane(
      ModelCard.Input input,
      Optional<FeatureSequence> sequence,
      Optional<Pooler> pooler,
      int[] columns) {}

  private Lane lane(Modality m, Optional<FeatureSequence> sequence) throws LacunaException {
    ModelCard.Input input = card.input(m).orElseThrow();
    int[] columns = sequence.isPresent() ? columns(input, sequence.get().spec(), m) : new int[0];
    return new Lane(input, sequence, sequence.map(Pooler::new), columns);
  }

  /** The steps of a window; none is observed where there is nothing. */
  private static FeatureSequence onGrid(Lane lane, Span window) {
    List<Span> equal = Grids.steps(window, lane.input.grid().stepMs() * 1000L);
    if (lane.sequence.isEmpty() || lane.pooler.isEmpty()) {
      return FeatureSequences.unobserved(equal);
    }
    FeatureSequence sequence = lane.sequence.get();
    return switch (lane.input.grid().kind()) {
      case ModelCard.Grid.STEPS -> FeatureSequences.counted(sequence, equal);
      case ModelCard.Grid.WORDS -> {
        FeatureSequence words = FeatureSequences.centredIn(sequence, window);
        yield words.steps() > 0 ? words : FeatureSequences.unobserved(equal);
      }
      default -> lane.pooler.get().pool(equal);
    };
  }

  /** Scales by the card's statistics; what has no value becomes the training mean, 0. */
  private static Channel scale(Lane lane, FeatureSequence sequence) {
    int steps = sequence.steps();
    int dim = lane.input.dim();
    float[] values = new float[steps * dim];
    boolean[] mask = new boolean[steps];
    long[] start = new long[steps];
    long[] end = new long[steps];
    for (int t = 0; t < steps; t++) {
      start[t] = sequence.startUs(t);
      end[t] = sequence.endUs(t);
      mask[t] = sequence.observed(t);
      for (int d = 0; mask[t] && d < dim; d++) {
        values[t * dim + d] = scaled(lane.input, d, sequence.value(t, lane.columns[d]));
      }
    }
    return new Channel(steps, dim, values, mask, start, end);
  }

  /** One value on the card's scale. */
  public static float scaled(ModelCard.Input input, int d, float value) {
    if (Float.isNaN(value)) {
      return 0f;
    }
    float z = (value - input.mean()[d]) / input.std()[d];
    return Math.max(-LIMIT, Math.min(LIMIT, z));
  }

  /** One value back in the physical unit of its column. */
  public static float unscaled(ModelCard.Input input, int d, float z) {
    return z * input.std()[d] + input.mean()[d];
  }

  /** Where each column of the card lies in the sequence. */
  static int[] columns(ModelCard.Input input, FeatureSpec spec, Modality m) throws LacunaException {
    if (!input.extractor().equals(spec.extractorId())
        || !input.extractorVersion().equals(spec.extractorVersion())) {
      throw new LacunaException(
          Kind.MODEL,
          "The model expects "
              + m.key()
              + " features of \""
              + input.extractor()
              + "\" version "
              + input.extractorVersion()
              + ", but these are of \""
              + spec.extractorId()
              + "\" version "
              + spec.extractorVersion()
              + ": use a model made for this version of Lacuna.");
    }
    int[] columns = new int[input.dim()];
    for (int d = 0; d < columns.length; d++) {
      String name = input.features().get(d).name();
      columns[d] = spec.indexOf(name);
      if (columns[d] < 0) {
        throw new LacunaException(
            Kind.MODEL,
            "The model needs the "
                + m.key()
                + " feature \""
                + name
                + "\", which is not extracted.");
      }
    }
    return columns;
  }
}
