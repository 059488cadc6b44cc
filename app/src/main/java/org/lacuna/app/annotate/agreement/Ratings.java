package org.lacuna.app.annotate.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lacuna.app.annotate.agreement.Labelled.Said;

/**
 * What coders said, cut where anybody's label changes. Time is counted in whole milliseconds: each
 * is one unit of agreement. Where a coder has no segment, or one without a label, that coder gave
 * no rating: a gap is missing, not a category.
 *
 * @param coders in the order of the ratings
 * @param units in no order that matters
 */
record Ratings(List<Coder> coders, List<Unit> units) {

  /** Who rated. */
  record Coder(String name, boolean model) {}

  /**
   * A stretch in which nobody changes.
   *
   * @param ms its length
   * @param labels by coder; empty where a coder gave none
   */
  record Unit(long ms, List<String> labels) {}

  Ratings {
    coders = List.copyOf(coders);
    units = List.copyOf(units);
  }

  static Ratings of(List<Labelled> all) {
    Set<Coder> coders = new LinkedHashSet<>();
    all.stream().filter(l -> !l.model()).forEach(l -> coders.add(new Coder(l.coder(), false)));
    all.stream().filter(Labelled::model).forEach(l -> coders.add(new Coder(l.coder(), true)));
    Map<Long, List<Labelled>> clips = new LinkedHashMap<>();
    all.forEach(l -> clips.computeIfAbsent(l.clip(), c -> new ArrayList<>()).add(l));
    List<Unit> units = new ArrayList<>();
    for (List<Labelled> clip : clips.values()) {
      units.addAll(cut(List.copyOf(coders), clip));
    }
    return new Ratings(List.copyOf(coders), units);
  }

  private static List<Unit> cut(List<Coder> coders, List<Labelled> clip) {
    TreeSet<Long> borders = new TreeSet<>();
    for (Labelled l : clip) {
      for (Said s : l.segments()) {
        borders.add(milliseconds(s.startUs()));
        borders.add(milliseconds(s.endUs()));
      }
    }
    List<Iterate> hands = coders.stream().map(c -> new Iterate(said(c, clip))).toList();
    List<Unit> units = new ArrayList<>();
    long from = borders.isEmpty() ? 0 : borders.first();
    for (long to : borders) {
      if (to > from) {
        long start = from;
        units.add(new Unit(to - from, hands.stream().map(h -> h.at(start)).toList()));
        from = to;
      }
    }
    return units;
  }

  private static List<Said> said(Coder coder, List<Labelled> clip) {
    return clip.stream()
        .filter(l -> l.model() == coder.model() && l.coder().equals(coder.name()))
        .findFirst()
        .map(Labelled::segments)
        .orElse(List.of());
  }

  private static long milliseconds(long us) {
    return Math.floorDiv(us + 500, 1000);
  }

  /** Goes through the segments once, as the borders do. */
  private static final class Iterate {
    private final List<Said> segments;
    private int next;

    Iterate(List<Said> segments) {
      this.segments = segments;
    }

    String at(long ms) {
      while (next < segments.size() && milliseconds(segments.get(next).endUs()) <= ms) {
        next++;
      }
      boolean inside = next < segments.size() && milliseconds(segments.get(next).startUs()) <= ms;
      return inside ? segments.get(next).label() : "";
    }
  }
}
