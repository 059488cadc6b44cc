package org.lacuna.training.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.model.ModelInput;
import org.lacuna.inference.model.ModelInput.Channel;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.kt.Emotion;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Head;
import org.lacuna.training.method.Lane;

/**
 * Samples side by side, padded to the longest of each modality: what the network is given and what
 * it should give. Immutable by convention.
 *
 * @param size B
 * @param lanes one a modality
 * @param emotions B entries, null: not asked
 * @param sentiments B entries, NaN: not asked
 * @param parts ids of what each sample was made from
 */
public record Batch(
    int size,
    Map<Modality, Lane> lanes,
    List<@Nullable Emotion> emotions,
    float[] sentiments,
    List<List<String>> parts) {

  /** Puts samples together, each with what is dropped from it. */
  public static Batch of(List<Sample> samples, List<Dropping> droppings) {
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    for (Modality m : samples.get(0).known().keySet()) {
      lanes.put(m, lane(m, samples, droppings));
    }
    List<@Nullable Emotion> emotions = new ArrayList<>();
    List<List<String>> parts = new ArrayList<>();
    float[] sentiments = new float[samples.size()];
    for (int b = 0; b < samples.size(); b++) {
      emotions.add(samples.get(b).emotion());
      sentiments[b] = samples.get(b).sentiment();
      parts.add(samples.get(b).parts());
    }
    return new Batch(samples.size(), lanes, emotions, sentiments, parts);
  }

  /** The same for any method: sentiment and emotion as the answers of two heads. */
  public Examples examples() {
    float[] right = new float[size];
    for (int b = 0; b < size; b++) {
      Emotion e = emotions.get(b);
      right[b] = e == null ? Float.NaN : index(e);
    }
    Map<String, float[]> answers = new LinkedHashMap<>();
    answers.put(Head.SENTIMENT, sentiments.clone());
    answers.put(Head.EMOTIONS, right);
    return new Examples(
        size, lanes, answers, parts.stream().map(p -> String.join("+", p)).toList());
  }

  /** Place of an emotion among the outputs. */
  @SuppressWarnings("EnumOrdinal") // the declaration order is that of the outputs
  public static int index(Emotion e) {
    return e.ordinal();
  }

  /** The lane of a modality. */
  public Lane lane(Modality m) {
    Lane lane = lanes.get(m);
    if (lane == null) {
      throw new IllegalStateException("every modality has its lane");
    }
    return lane;
  }

  private static Lane lane(Modality m, List<Sample> samples, List<Dropping> droppings) {
    int batch = samples.size();
    List<Channel> channels = new ArrayList<>();
    int steps = 1;
    for (int b = 0; b < batch; b++) {
      // dropped words leave the layout that the program uses where there are none
      boolean words = droppings.get(b).kept().contains(Modality.LANGUAGE);
      ModelInput input = words ? samples.get(b).truth() : samples.get(b).withoutWords();
      channels.add(Sample.channel(input, m));
      steps = Math.max(steps, channels.get(b).steps());
    }
    int dim = channels.get(0).dim();
    Lane lane =
        new Lane(
            steps,
            dim,
            new float[batch * steps * dim],
            new float[batch * steps],
            new float[batch * steps],
            new float[batch * steps * dim],
            new float[batch * steps],
            new float[batch]);
    for (int b = 0; b < batch; b++) {
      Sample s = samples.get(b);
      ModelInput input = s.truth();
      boolean[] known = s.known().get(m);
      if (known == null) {
        throw new IllegalArgumentException("nothing is known of " + m.key());
      }
      fill(
          lane,
          b,
          channels.get(b),
          known,
          droppings.get(b).given(m, channels.get(b).mask()),
          input.startUs());
    }
    return lane;
  }

  private static void fill(
      Lane lane, int b, Channel c, boolean[] known, boolean[] given, long windowStart) {
    lane.length()[b] = c.steps();
    System.arraycopy(
        c.values(), 0, lane.values(), b * lane.steps() * lane.dim(), c.values().length);
    for (int t = 0; t < c.steps(); t++) {
      int at = b * lane.steps() + t;
      lane.truth()[at] = c.mask()[t] ? 1 : 0;
      lane.given()[at] = given[t] ? 1 : 0;
      long centre = c.startUs()[t] + (c.endUs()[t] - c.startUs()[t]) / 2;
      lane.seconds()[at] = (centre - windowStart) / 1e6f;
      for (int d = 0; c.mask()[t] && d < lane.dim(); d++) {
        lane.known()[at * lane.dim() + d] = known[t * lane.dim() + d] ? 1 : 0;
      }
    }
  }
}
