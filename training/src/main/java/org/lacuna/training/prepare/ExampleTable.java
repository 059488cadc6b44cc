package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lacuna.inference.align.Aligner;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Required;

/**
 * Utterances side by side as padded arrays, laid out and scaled exactly as {@link Aligner} does it
 * for {@link Clips} of the same utterances.
 */
final class ExampleTable implements Table {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final DataSource source;
  private final Layout layout;
  private final Map<String, ModelCard.Input> inputs;

  ExampleTable(DataSource source, Layout layout, Map<String, ModelCard.Input> inputs) {
    this.source = source;
    this.layout = layout;
    this.inputs = inputs;
  }

  @Override
  public Map<String, ModelCard.Input> inputs() {
    return inputs;
  }

  /** The longest utterance. */
  @Override
  public double windowSeconds() {
    return layout.windowMs() / 1000.0;
  }

  @Override
  public Clips clips() {
    return new Clips(source, layout);
  }

  @Override
  public List<String> cut(List<Utterance> all) {
    List<String> notes = new ArrayList<>();
    for (Modality m : layout.modalities()) {
      long longer =
          all.stream()
              .filter(u -> u.sequence(m).filter(s -> s.steps() > layout.used(m, s)).isPresent())
              .count();
      if (longer > 0) {
        notes.add("%d %s sequences are cut to their first steps.".formatted(longer, m.key()));
      }
    }
    return notes;
  }

  @Override
  public Examples of(List<Utterance> utterances, Answers answers) throws LacunaException {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : layout.modalities()) {
      lanes.put(m, lane(m, utterances));
    }
    return new Examples(
        utterances.size(),
        lanes,
        answers.of(utterances),
        utterances.stream().map(Utterance::id).toList());
  }

  private Lane lane(Modality m, List<Utterance> utterances) throws LacunaException {
    ModelCard.Input input = Required.entry(inputs, m.key());
    int steps = 1;
    for (Utterance u : utterances) {
      steps = Math.max(steps, layout.steps(m, layout.durationUs(u)));
    }
    Lane lane = empty(m, utterances.size(), steps, input.dim());
    for (int b = 0; b < utterances.size(); b++) {
      fill(lane, b, m, input, utterances.get(b));
    }
    System.arraycopy(lane.truth(), 0, lane.given(), 0, lane.truth().length);
    return lane;
  }

  private static Lane empty(Modality m, int size, int steps, int dim) throws LacunaException {
    long values = (long) size * steps * dim;
    if (values > LARGEST) {
      throw new LacunaException(
          Kind.USAGE,
          "The %s sequences are too large: %d utterances of %d steps of %d columns; allow fewer steps."
              .formatted(m.key(), size, steps, dim));
    }
    return new Lane(
        steps,
        dim,
        new float[(int) values],
        new float[size * steps],
        new float[size * steps],
        new float[(int) values],
        new float[size * steps],
        new float[size]);
  }

  private void fill(Lane lane, int b, Modality m, ModelCard.Input input, Utterance u) {
    long durationUs = layout.durationUs(u);
    int length = layout.steps(m, durationUs);
    lane.length()[b] = length;
    for (int t = 0; t < length; t++) {
      long start = t * 1000L * layout.stepMs(m);
      long end = Math.max(start, Math.min(durationUs, start + 1000L * layout.stepMs(m)));
      lane.seconds()[b * lane.steps() + t] = (float) ((start + end) / 2.0 / 1e6);
    }
    u.sequence(m).ifPresent(s -> values(lane, b, input, s, Math.min(length, layout.used(m, s))));
  }

  private static void values(Lane lane, int b, ModelCard.Input input, FloatSequence s, int rows) {
    for (int t = 0; t < rows; t++) {
      if (!s.observed(t)) {
        continue;
      }
      int at = b * lane.steps() + t;
      lane.truth()[at] = 1;
      for (int d = 0; d < lane.dim(); d++) {
        float v = s.value(t, d);
        lane.values()[at * lane.dim() + d] = Aligner.scaled(input, d, v);
        lane.known()[at * lane.dim() + d] = Float.isNaN(v) ? 0 : 1;
      }
    }
  }
}
