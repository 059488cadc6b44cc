package org.lacuna.app.annotate.tiers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.ProjectChange;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.LacunaException;

/**
 * The tiers of one clip with their segments. Immutable. The segments of a tier never overlap.
 *
 * @param tiers in their order
 * @param segments by id of the tier, in time order
 */
public record Annotations(List<Tier> tiers, Map<Long, List<Segment>> segments) {

  /** No tier. */
  public static final Annotations NONE = new Annotations(List.of(), Map.of());

  public Annotations {
    tiers = List.copyOf(tiers);
    segments = Map.copyOf(segments);
  }

  /** What a project holds of a clip; reads the file, so away from the thread of the views. */
  public static Annotations read(ProjectFile project, Path clip) throws LacunaException {
    Optional<ClipEntry> entry = project.find(clip);
    if (entry.isEmpty()) {
      return NONE;
    }
    List<Tier> tiers = project.tiers(entry.get().id());
    Map<Long, List<Segment>> segments = new HashMap<>();
    for (Tier t : tiers) {
      segments.put(t.id(), project.segments(t.id()));
    }
    // here a tier belongs to the clip that is open, whatever its number in the file
    return new Annotations(tiers.stream().map(t -> t.ofClip(0)).toList(), segments);
  }

  public List<Segment> of(long tier) {
    return segments.getOrDefault(tier, List.of());
  }

  public Optional<Tier> tier(long id) {
    return tiers.stream().filter(t -> t.id() == id).findFirst();
  }

  public Optional<Segment> segment(long id) {
    return segments.values().stream().flatMap(List::stream).filter(s -> s.id() == id).findFirst();
  }

  /** The segment of a tier that covers that moment. */
  public Optional<Segment> at(long tier, long us) {
    return of(tier).stream().filter(s -> s.contains(us)).findFirst();
  }

  /** With that segment added, or in place of the one of its id. */
  public Annotations with(Segment segment) {
    List<Segment> all = new ArrayList<>(of(segment.tier()));
    all.removeIf(s -> s.id() == segment.id());
    all.add(segment);
    all.sort(Comparator.comparingLong(Segment::startUs));
    return replaced(segment.tier(), all);
  }

  /** With those segments in place of all that the tier had. */
  public Annotations withAll(long tier, List<Segment> all) {
    return replaced(tier, all);
  }

  public Annotations without(Segment segment) {
    return replaced(
        segment.tier(), of(segment.tier()).stream().filter(s -> s.id() != segment.id()).toList());
  }

  private Annotations replaced(long tier, List<Segment> all) {
    Map<Long, List<Segment>> next = new HashMap<>(segments);
    next.put(tier, List.copyOf(all));
    return new Annotations(tiers, next);
  }

  /** With that tier added at the end, or in place of the one of its id. */
  public Annotations with(Tier tier) {
    List<Tier> next = new ArrayList<>(tiers);
    int known = next.stream().map(Tier::id).toList().indexOf(tier.id());
    if (known < 0) {
      next.add(tier);
    } else {
      next.set(known, tier);
    }
    return new Annotations(next, segments);
  }

  /** Without that tier and its segments. */
  public Annotations withoutTier(long id) {
    Map<Long, List<Segment>> next = new HashMap<>(segments);
    next.remove(id);
    return new Annotations(tiers.stream().filter(t -> t.id() != id).toList(), next);
  }

  /**
   * The longest part of a stretch in which the tier has no segment yet; of equal ones the first.
   */
  public Optional<Stretch> free(long tier, long startUs, long endUs) {
    List<Stretch> parts = new ArrayList<>();
    long from = startUs;
    for (Segment s : of(tier)) {
      if (s.startUs() > from && from < endUs) {
        parts.add(new Stretch(from, Math.min(endUs, s.startUs())));
      }
      from = Math.max(from, s.endUs());
    }
    if (from < endUs) {
      parts.add(new Stretch(from, endUs));
    }
    return parts.stream()
        .reduce((a, b) -> b.endUs() - b.startUs() > a.endUs() - a.startUs() ? b : a);
  }

  /** End of the segment before, or 0. */
  public long endBefore(Segment segment) {
    return of(segment.tier()).stream()
        .filter(s -> s.id() != segment.id() && s.endUs() <= segment.startUs())
        .mapToLong(Segment::endUs)
        .max()
        .orElse(0);
  }

  /** The next segment of the same tier. */
  public Optional<Segment> after(Segment segment) {
    return of(segment.tier()).stream().filter(s -> s.startUs() >= segment.endUs()).findFirst();
  }

  /**
   * What has to be written to get here.
   *
   * @param before what is in the file
   * @param annotators everybody
   */
  public ProjectChange since(Annotations before, List<Annotator> annotators) {
    List<Tier> tierPuts = tiers.stream().filter(t -> !before.tiers.contains(t)).toList();
    List<Long> tiersGone =
        before.tiers.stream().map(Tier::id).filter(id -> tier(id).isEmpty()).toList();
    Map<Long, Segment> old = byId(before);
    Map<Long, Segment> now = byId(this);
    List<Segment> puts = now.values().stream().filter(s -> !s.equals(old.get(s.id()))).toList();
    List<Long> gone =
        old.values().stream()
            .filter(s -> !now.containsKey(s.id()) && !tiersGone.contains(s.tier()))
            .map(Segment::id)
            .toList();
    List<Annotator> people =
        annotators.stream()
            .filter(a -> tierPuts.stream().anyMatch(t -> t.annotator() == a.id()))
            .toList();
    return new ProjectChange(people, tierPuts, puts, tiersGone, gone);
  }

  private static Map<Long, Segment> byId(Annotations all) {
    Map<Long, Segment> byId = new HashMap<>();
    all.segments.values().forEach(list -> list.forEach(s -> byId.put(s.id(), s)));
    return byId;
  }
}
