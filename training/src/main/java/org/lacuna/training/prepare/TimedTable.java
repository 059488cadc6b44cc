package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Moments;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.training.data.Batch;
import org.lacuna.training.data.Composite;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.GridPlan;
import org.lacuna.training.data.Sample;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Required;

/**
 * Extracted clips as examples, put on the grids that the program uses for clips by the same code
 * ({@code inference.align.Aligner}), so that a network that learns from them can be opened on any
 * clip. Each utterance is one window; of a longer one its first {@link #MOST_SECONDS} are used.
 */
final class TimedTable implements Table {

  /** A longer clip would make every shorter one wait for its padding. */
  static final int MOST_SECONDS = 30;

  private final DataSource source;
  private final ModalitySet use;
  private final TimedClips clips;
  private final double windowSeconds;
  private final Map<String, ModelCard.Input> inputs;

  private TimedTable(
      DataSource source,
      ModalitySet use,
      double windowSeconds,
      Map<String, ModelCard.Input> inputs) {
    this.source = source;
    this.use = use;
    this.clips = new TimedClips(source, use);
    this.windowSeconds = windowSeconds;
    this.inputs = inputs;
  }

  /**
   * Scaled by the training part.
   *
   * @param all the utterances of every split; the longest gives the window
   */
  static TimedTable of(
      DataSource source, ModalitySet use, List<Utterance> training, List<Utterance> all) {
    TimedClips clips = new TimedClips(source, use);
    long longest = all.stream().mapToLong(clips::durationUs).max().orElse(1);
    double window = Math.max(1, Math.min(MOST_SECONDS, Math.ceil(longest / 1e5) / 10));
    Map<String, ModelCard.Input> inputs = new LinkedHashMap<>();
    for (Modality m : use) {
      Moments moments = new Moments(source.spec(m).dim());
      for (Utterance u : training) {
        FeatureSequence s = clips.features(u).present().get(m);
        if (s != null && s.steps() > 0) {
          GridPlan.add(moments, grid(m), s);
        }
      }
      inputs.put(m.key(), GridPlan.input(m, grid(m), source.spec(m), moments));
    }
    return new TimedTable(source, use, window, inputs);
  }

  /**
   * Equal steps for words too: how many steps a modality has must not tell whether it is there, and
   * utterances are laid out once, before anything is dropped.
   */
  private static ModelCard.Grid grid(Modality m) {
    return new ModelCard.Grid(ModelCard.Grid.FIXED, GridPlan.DEFAULT.grid(m).stepMs());
  }

  @Override
  public double windowSeconds() {
    return windowSeconds;
  }

  @Override
  public Map<String, ModelCard.Input> inputs() {
    return inputs;
  }

  @Override
  public Examples of(List<Utterance> utterances, Answers answers) throws LacunaException {
    ModelCard card = draft();
    List<Sample> samples = new ArrayList<>();
    List<Dropping> nothing = new ArrayList<>();
    for (Utterance u : utterances) {
      FeatureSet features = clips.features(u);
      samples.add(Sample.of(new Composite(features, null, Float.NaN, List.of(u.id())), card));
      nothing.add(Dropping.only(card.modalities()));
    }
    Batch batch = Batch.of(samples, nothing);
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : card.modalities()) {
      lanes.put(m, Required.entry(batch.lanes(), m));
    }
    return new Examples(
        utterances.size(),
        lanes,
        answers.of(utterances),
        utterances.stream().map(Utterance::id).toList());
  }

  @Override
  public Clips clips() {
    return Clips.timed(source, use);
  }

  @Override
  public List<String> cut(List<Utterance> all) {
    long longer =
        all.stream().filter(u -> clips.durationUs(u) > Math.round(windowSeconds * 1e6)).count();
    return longer == 0
        ? List.of()
        : List.of("Of %d clips the first %d s are used.".formatted(longer, MOST_SECONDS));
  }

  /** Enough of a card to put features on grid and scale. */
  private ModelCard draft() {
    return new ModelCard(
        ModelCard.FORMAT,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        windowSeconds,
        inputs,
        new ModelCard.Outputs(null, null, List.of(), Map.of(), List.of()),
        Map.of(),
        Map.of(),
        Map.of());
  }
}
