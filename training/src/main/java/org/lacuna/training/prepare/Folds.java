package org.lacuna.training.prepare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.data.Split;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.Utterance;

/**
 * Divisions of a data set that keep each recording in one part. Groups are dealt out in a random
 * order, the next one always to the part that lacks most, so that parts come out nearly equal
 * whatever the groups' sizes. Where the data do not tell the recording, each utterance is its own.
 */
public final class Folds {

  /** Share that tests, of data that come without splits. */
  public static final double TEST_SHARE = 0.2;

  /** Share of what does not test that validates. */
  public static final double VALID_SHARE = 0.15;

  private Folds() {}

  /**
   * One division of a cross-validation.
   *
   * @param repeat grouping, from 0
   * @param fold the part that tests, from 0
   * @param splits of every group or lone utterance
   */
  public record Fold(int repeat, int fold, Map<String, Split> splits) {

    public Fold {
      splits = Map.copyOf(splits);
    }

    /** The data with these splits instead of their own. */
    public Dataset of(Dataset data) throws LacunaException {
      return data.withSplits(splits);
    }

    @Override
    public String toString() {
      return "grouping " + (repeat + 1) + ", fold " + (fold + 1);
    }
  }

  /** Train, validation and test parts, drawn by the seed. */
  public static Map<String, Split> split(Dataset data, long seed) throws LacunaException {
    Map<String, Integer> sizes = sizes(data);
    need(data, sizes, Split.values().length);
    List<String> order = shuffled(sizes, seed);
    Set<String> test = chosen(order, sizes, TEST_SHARE);
    List<String> rest = order.stream().filter(g -> !test.contains(g)).toList();
    return splits(order, test, chosen(rest, sizes, VALID_SHARE));
  }

  /**
   * Cross-validation: in each grouping every utterance tests once. A part of what does not test
   * validates.
   *
   * @param folds at least 2
   * @param repeats groupings, each drawn anew
   * @throws LacunaException of kind USAGE when there are fewer groups than parts are needed
   */
  public static List<Fold> of(Dataset data, int folds, int repeats, long seed)
      throws LacunaException {
    Map<String, Integer> sizes = sizes(data);
    need(data, sizes, folds + 1);
    List<Fold> all = new ArrayList<>();
    for (int r = 0; r < repeats; r++) {
      List<String> order = shuffled(sizes, seed * 1_000_003L + r);
      Map<String, Integer> foldOf = dealt(order, sizes, folds);
      for (int f = 0; f < folds; f++) {
        Set<String> test = new HashSet<>();
        for (String group : order) {
          if (foldOf.getOrDefault(group, -1) == f) {
            test.add(group);
          }
        }
        List<String> rest =
            shuffled(without(sizes, test), seed * 1_000_003L + r * 1009L + f + 500_000L);
        all.add(new Fold(r, f, splits(order, test, chosen(rest, sizes, VALID_SHARE))));
      }
    }
    return all;
  }

  /** Utterances of each group, in alphabetical order. */
  private static Map<String, Integer> sizes(Dataset data) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Utterance u : data.utterances()) {
      sizes.merge(u.group().orElse(u.id()), 1, Integer::sum);
    }
    return sizes;
  }

  private static void need(Dataset data, Map<String, Integer> sizes, int groups)
      throws LacunaException {
    if (sizes.size() < groups) {
      throw new LacunaException(
          Kind.USAGE,
          "The data in \"%s\" have %d recordings and cannot be divided into %d parts."
              .formatted(data.source(), sizes.size(), groups));
    }
  }

  private static Map<String, Integer> without(Map<String, Integer> sizes, Set<String> taken) {
    Map<String, Integer> left = new LinkedHashMap<>(sizes);
    left.keySet().removeAll(taken);
    return left;
  }

  private static List<String> shuffled(Map<String, Integer> sizes, long seed) {
    List<String> order = new ArrayList<>(sizes.keySet());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** Groups in their order until the share of the utterances is reached; at least one. */
  private static Set<String> chosen(List<String> order, Map<String, Integer> sizes, double share) {
    int all = order.stream().mapToInt(g -> sizes.getOrDefault(g, 0)).sum();
    Set<String> chosen = new HashSet<>();
    int taken = 0;
    for (String group : order) {
      int size = sizes.getOrDefault(group, 0);
      if (chosen.isEmpty() || taken + size / 2.0 <= share * all) {
        chosen.add(group);
        taken += size;
      }
    }
    return chosen;
  }

  private static Map<String, Integer> dealt(
      List<String> order, Map<String, Integer> sizes, int folds) {
    int[] filled = new int[folds];
    Map<String, Integer> foldOf = new HashMap<>();
    for (String group : order) {
      int smallest = 0;
      for (int f = 1; f < folds; f++) {
        smallest = filled[f] < filled[smallest] ? f : smallest;
      }
      filled[smallest] += sizes.getOrDefault(group, 0);
      foldOf.put(group, smallest);
    }
    return foldOf;
  }

  private static Map<String, Split> splits(
      List<String> order, Set<String> test, Set<String> valid) {
    Map<String, Split> splits = new HashMap<>();
    for (String group : order) {
      splits.put(
          group,
          test.contains(group) ? Split.TEST : valid.contains(group) ? Split.VALID : Split.TRAIN);
    }
    return splits;
  }
}
