package org.lacuna.training.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Deals groups (speakers, persons) out to the three splits, each group to exactly one. */
final class Groups {

  private static final int PERIOD = 7;
  private static final int VALID_PLACE = 3;
  private static final int TEST_PLACE = 6;

  private Groups() {}

  /**
   * For few groups in a known order, such as speakers: of every seven the fourth validates and the
   * seventh tests. Odd steps, so that sources which alternate women and men have both everywhere.
   */
  static Map<String, Split> inTurn(Collection<String> groups) {
    return deal(new ArrayList<>(new TreeSet<>(groups)));
  }

  /** For many groups whose names say nothing: the same, in the order of a stable hash. */
  static Map<String, Split> hashed(Collection<String> groups) {
    List<String> order = new ArrayList<>(new TreeSet<>(groups));
    order.sort(java.util.Comparator.comparing(CompositeSources::stableHash));
    return deal(order);
  }

  private static Map<String, Split> deal(List<String> order) {
    Map<String, Split> splits = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      splits.put(
          order.get(i),
          switch (i % PERIOD) {
            case VALID_PLACE -> Split.VALID;
            case TEST_PLACE -> Split.TEST;
            default -> Split.TRAIN;
          });
    }
    return splits;
  }
}
