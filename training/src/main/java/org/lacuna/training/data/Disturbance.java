package org.lacuna.training.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;

/**
 * Random changes of training examples, so that few voices and faces are not learned by heart: every
 * column is moved by one amount for the whole example (another person, camera or microphone), every
 * value by an amount of its own, and words are left out. All in deviations of the training data.
 *
 * @param levels by modality; a modality without an entry stays as it is
 */
public record Disturbance(Map<Modality, Level> levels) {

  /**
   * How much one modality is changed.
   *
   * @param shift deviation of the amount that a column is moved by
   * @param noise deviation of the amount that a value is moved by
   * @param missing probability that a given step is taken away
   * @param blind probability that a column says its mean throughout, and nothing is known of it
   */
  public record Level(double shift, double noise, double missing, double blind) {}

  /** Changes nothing. */
  public static final Disturbance NONE = new Disturbance(Map.of());

  /** For networks that see every voice and face whole in every step, see docs/training.md. */
  public static final Disturbance STRONG =
      new Disturbance(
          Map.of(
              Modality.VISION, new Level(0.5, 0.5, 0, 0.2),
              Modality.AUDIO, new Level(0.2, 0.3, 0, 0.2),
              Modality.LANGUAGE, new Level(0, 0.3, 0.1, 0)));

  /** Words alone, for networks that learn with modalities and stretches of time dropped. */
  public static final Disturbance WORDS =
      new Disturbance(Map.of(Modality.LANGUAGE, new Level(0, 0.2, 0.1, 0)));

  public Disturbance {
    levels = Collections.unmodifiableMap(new TreeMap<>(levels));
  }

  /** Changed copies; what was not observed stays unobserved and the labels stay what they are. */
  public Examples apply(Examples examples, Random random) {
    if (levels.isEmpty()) {
      return examples;
    }
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    // in the order of the modalities, so that a seed gives the same changes
    for (Modality m : Modality.values()) {
      Lane lane = examples.lanes().get(m);
      Level level = levels.get(m);
      if (lane != null) {
        lanes.put(m, level == null ? lane : changed(lane, level, examples.size(), random));
      }
    }
    return new Examples(examples.size(), lanes, examples.answers(), examples.ids());
  }

  private static Lane changed(Lane lane, Level level, int size, Random random) {
    float[] values = lane.values().clone();
    float[] given = lane.given().clone();
    float[] known = lane.known().clone();
    double[] shift = new double[lane.dim()];
    boolean[] blind = new boolean[lane.dim()];
    for (int b = 0; b < size; b++) {
      for (int d = 0; d < shift.length; d++) {
        shift[d] = level.shift() == 0 ? 0 : level.shift() * random.nextGaussian();
        blind[d] = level.blind() > 0 && random.nextDouble() < level.blind();
      }
      int first = b * lane.steps();
      int left = 0;
      for (int t = first; t < first + lane.steps(); t++) {
        left += given[t] > 0 ? 1 : 0;
      }
      for (int t = first; t < first + lane.steps(); t++) {
        boolean taken = level.missing() > 0 && random.nextDouble() < level.missing();
        if (taken && given[t] > 0 && left > 1) {
          given[t] = 0;
          left--;
        }
        for (int d = 0; d < shift.length; d++) {
          int at = t * shift.length + d;
          if (blind[d]) {
            values[at] = 0;
            known[at] = 0;
          } else if (known[at] > 0) {
            values[at] += (float) (shift[d] + level.noise() * random.nextGaussian());
          }
        }
      }
    }
    return new Lane(
        lane.steps(),
        lane.dim(),
        values,
        lane.truth(),
        given,
        known,
        lane.seconds(),
        lane.length());
  }
}
