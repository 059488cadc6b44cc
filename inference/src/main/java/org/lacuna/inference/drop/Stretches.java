package org.lacuna.inference.drop;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A set of moments as stretches that neither overlap nor touch, in time order. Immutable; the same
 * moments are always the same stretches, however they were put together.
 *
 * @param all the stretches
 */
public record Stretches(List<Stretch> all) {

  private static final Stretches NONE = new Stretches(List.of());

  /** Joins what overlaps or touches. */
  public Stretches {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch next : new TreeSet<>(all)) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).meets(next)) {
        joined.set(last, joined.get(last).joined(next));
      } else {
        joined.add(next);
      }
    }
    all = List.copyOf(joined);
  }

  public static Stretches none() {
    return NONE;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether a moment is in one of them. */
  public boolean contains(long us) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (all.get(mid).endUs() <= us) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low < all.size() && all.get(low).contains(us);
  }

  /** These moments and those of {@code more}. */
  public Stretches with(Stretch more) {
    List<Stretch> both = new ArrayList<>(all);
    both.add(more);
    return new Stretches(both);
  }

  /** These moments without those of {@code less}. */
  public Stretches without(Stretch less) {
    List<Stretch> rest = new ArrayList<>();
    for (Stretch s : all) {
      if (s.startUs() < less.startUs()) {
        rest.add(new Stretch(s.startUs(), Math.min(s.endUs(), less.startUs())));
      }
      if (s.endUs() > less.endUs()) {
        rest.add(new Stretch(Math.max(s.startUs(), less.endUs()), s.endUs()));
      }
    }
    return new Stretches(rest);
  }

  /** Length of all of them together, microseconds. */
  public long lengthUs() {
    return all.stream().mapToLong(s -> s.endUs() - s.startUs()).sum();
  }
}
