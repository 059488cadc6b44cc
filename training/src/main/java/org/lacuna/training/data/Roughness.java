package org.lacuna.training.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;

/**
 * Small disturbances of training examples, so that few of them are not learned by heart. Only what
 * is given to the network changes; what it should rebuild stays the truth, except for the noise,
 * which is in both.
 *
 * @param withheld share of the given steps that are withheld, 0 for none; of each modality of an
 *     example at least one stays
 * @param noise deviation of what is added to each value, in deviations of its column; 0 for none
 */
public record Roughness(double withheld, double noise) {

  /** Different numbers of noise in one batch; a prime, so that rows do not repeat in step. */
  private static final int DRAWN = 8191;

  /** Examples as they are. */
  public static final Roughness NONE = new Roughness(0, 0);

  public Roughness {
    if (!(withheld >= 0 && withheld < 1 && noise >= 0)) {
      throw new IllegalArgumentException("withheld " + withheld + ", noise " + noise);
    }
  }

  /** The same examples, disturbed. */
  public Examples of(Examples examples, Random random) {
    if (withheld == 0 && noise == 0) {
      return examples;
    }
    Map<Modality, Lane> lanes = new EnumMap<>(Modality.class);
    examples.lanes().forEach((m, l) -> lanes.put(m, of(l, random)));
    return new Examples(examples.size(), lanes, examples.answers(), examples.ids());
  }

  private Lane of(Lane l, Random random) {
    float[] given = l.given().clone();
    int size = l.length().length;
    for (int b = 0; b < size; b++) {
      withhold(given, b * l.steps(), (b + 1) * l.steps(), random);
    }
    float[] values = l.values().clone();
    if (noise > 0) {
      shake(l, given, values, random);
    }
    return new Lane(
        l.steps(), l.dim(), values, l.truth(), given, l.known(), l.seconds(), l.length());
  }

  /** Every row takes its noise from another place of one list: drawing is what costs time. */
  private void shake(Lane l, float[] given, float[] values, Random random) {
    float[] drawn = new float[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      drawn[i] = (float) (noise * random.nextGaussian());
    }
    for (int at = 0; at < given.length; at++) {
      int from = random.nextInt(DRAWN);
      for (int d = 0; given[at] > 0.5f && d < l.dim(); d++) {
        int v = at * l.dim() + d;
        values[v] += l.known()[v] * drawn[(from + d) % DRAWN];
      }
    }
  }

  private void withhold(float[] given, int from, int to, Random random) {
    int left = 0;
    for (int at = from; at < to; at++) {
      left += given[at] > 0.5f ? 1 : 0;
    }
    for (int at = from; withheld > 0 && at < to; at++) {
      if (given[at] > 0.5f && left > 1 && random.nextDouble() < withheld) {
        given[at] = 0;
        left--;
      }
    }
  }
}
