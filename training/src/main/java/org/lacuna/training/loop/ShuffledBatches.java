package org.lacuna.training.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.data.Dropping;
import org.lacuna.training.data.Roughness;
import org.lacuna.training.method.Examples;
import org.lacuna.training.method.Lane;
import org.lacuna.training.method.Required;

/**
 * Batches of fixed examples in a new order each epoch, with modalities dropped at random where the
 * method learns from that. Examples of like length come together, as far as chance has put them
 * near each other, so that short ones are not padded to the longest of all. One thread.
 */
public final class ShuffledBatches implements MethodTrainer.Batches {

  /** Batches among which examples are put together by length. */
  private static final int NEAR = 10;

  private final Examples examples;
  private final int batch;
  private final boolean dropping;
  private final Roughness roughness;
  private int[] order = new int[0];
  private int next;

  /**
   * @param batch examples in one step; the last of an epoch may hold fewer
   * @param dropping whether modalities and stretches of time are dropped at random
   */
  public ShuffledBatches(Examples examples, int batch, boolean dropping) {
    this(examples, batch, dropping, Roughness.NONE);
  }

  /**
   * @param batch examples in one step; the last of an epoch may hold fewer
   * @param dropping whether modalities and stretches of time are dropped at random
   * @param roughness what else is done to the examples
   */
  public ShuffledBatches(Examples examples, int batch, boolean dropping, Roughness roughness) {
    if (examples.size() == 0 || batch < 1) {
      throw new IllegalArgumentException("there must be examples and a batch size");
    }
    this.examples = examples;
    this.batch = batch;
    this.dropping = dropping;
    this.roughness = roughness;
  }

  /** Steps in which each example is seen once. */
  public int stepsPerEpoch() {
    return (examples.size() + batch - 1) / batch;
  }

  @Override
  public Examples next(Random random, int step) {
    if (step == 0 || next >= order.length) {
      order = gathered(shuffled(random), random);
      next = 0;
    }
    int end = Math.min(order.length, next + batch);
    Examples drawn = examples.rows(Arrays.copyOfRange(order, next, end)).trimmed();
    next = end;
    return roughness.of(dropping ? dropped(drawn, random) : drawn, random);
  }

  private int[] shuffled(Random random) {
    int[] rows = new int[examples.size()];
    Arrays.setAll(rows, i -> i);
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    return rows;
  }

  /** Sorted by length within stretches of {@link #NEAR} batches, and these batches shuffled. */
  private int[] gathered(int[] rows, Random random) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < rows.length; from += NEAR * batch) {
      int[] near = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + NEAR * batch));
      int[] sorted =
          Arrays.stream(near)
              .boxed()
              .sorted(Comparator.comparingDouble(this::length))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int at = 0; at < sorted.length; at += batch) {
        batches.add(Arrays.copyOfRange(sorted, at, Math.min(sorted.length, at + batch)));
      }
    }
    // the one that may hold fewer stays last
    Collections.shuffle(batches.subList(0, batches.size() - 1), random);
    return batches.stream().flatMapToInt(Arrays::stream).toArray();
  }

  /** Steps of the longest lane. */
  private double length(int row) {
    return examples.lanes().values().stream().mapToDouble(l -> l.length()[row]).max().orElse(0);
  }

  /** Takes something from each example, never all that it has. */
  private static Examples dropped(Examples drawn, Random random) {
    Map<Modality, float[]> given = new EnumMap<>(Modality.class);
    drawn.lanes().forEach((m, l) -> given.put(m, new float[l.truth().length]));
    for (int b = 0; b < drawn.size(); b++) {
      Dropping dropping = Dropping.random(random);
      boolean any = false;
      for (Map.Entry<Modality, Lane> e : drawn.lanes().entrySet()) {
        any |= put(e.getValue(), b, e.getKey(), dropping, given);
      }
      if (!any) {
        for (Map.Entry<Modality, Lane> e : drawn.lanes().entrySet()) {
          put(e.getValue(), b, e.getKey(), Dropping.only(ModalitySet.all()), given);
        }
      }
    }
    return drawn.withGiven(given);
  }

  /** Writes what is given of one modality of one example, and tells whether that is anything. */
  private static boolean put(
      Lane lane, int b, Modality m, Dropping dropping, Map<Modality, float[]> given) {
    int length = Math.round(lane.length()[b]);
    boolean[] observed = new boolean[length];
    for (int t = 0; t < length; t++) {
      observed[t] = lane.truth()[b * lane.steps() + t] > 0.5f;
    }
    boolean[] kept = dropping.given(m, observed);
    float[] all = Required.entry(given, m);
    boolean any = false;
    for (int t = 0; t < length; t++) {
      all[b * lane.steps() + t] = kept[t] ? 1 : 0;
      any |= kept[t];
    }
    return any;
  }
}
