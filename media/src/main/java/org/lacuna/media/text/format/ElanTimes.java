package org.lacuna.media.text.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.ElanTier.Annotation;

/**
 * Gives every annotation of an EAF file its span. One with time slots of known time has it; a chain
 * of them over slots of unknown time shares what lies between the known ends; one that refers to
 * another shares that one's span with its siblings. Nothing here recurses: chains may be long and
 * may, in a damaged file, run in circles.
 */
final class ElanTimes {

  private record Extent(long startUs, long endUs, boolean own) {

    /** Part {@code index} of {@code count} equal ones. */
    Extent share(int index, int count) {
      long length = endUs - startUs;
      return new Extent(
          startUs + part(length, index, count),
          startUs + part(length, index + 1, count),
          own && count == 1);
    }

    /** {@code length * index / count}; lengths in microseconds times many parts pass a long. */
    private static long part(long length, int index, int count) {
      return length / count * index + length % count * index / count;
    }
  }

  /** Where an annotation stands among those that refer to the same one. */
  private record Place(String parent, int index, int count) {}

  private final Map<String, Optional<Long>> slots;
  private final List<ElanTier> tiers;
  private final String name;
  private final Map<String, Extent> extents = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param slots time of every slot, microseconds; empty when it has none
   */
  ElanTimes(Map<String, Optional<Long>> slots, List<ElanTier> tiers, String name) {
    this.slots = slots;
    this.tiers = tiers;
    this.name = name;
  }

  /**
   * @param originUs added to every time
   */
  List<Tier> resolve(long originUs) throws LacunaException {
    for (ElanTier tier : tiers) {
      alignable(tier);
      referring(tier);
    }
    List<Tier> resolved = new ArrayList<>();
    for (ElanTier tier : tiers) {
      List<Span> spans = new ArrayList<>();
      for (Annotation a : tier.annotations()) {
        Extent e = extent(a.id());
        spans.add(new Span(e.startUs + originUs, e.endUs + originUs, a.value(), e.own));
      }
      resolved.add(
          new Tier(tier.name(), tier.referredTier(), false, spans, tier.annotator(), tier.type()));
    }
    return resolved;
  }

  private void alignable(ElanTier tier) throws LacunaException {
    Map<String, Annotation> byOpenStart = new HashMap<>();
    for (Annotation a : tier.annotations()) {
      if (a.parent().isEmpty() && slot(a.startSlot()).isEmpty()) {
        byOpenStart.put(a.startSlot(), a);
      }
    }
    for (Annotation a : tier.annotations()) {
      if (a.parent().isPresent() || slot(a.startSlot()).isEmpty()) {
        continue;
      }
      List<Annotation> chain = new ArrayList<>(List.of(a));
      Annotation last = a;
      while (slot(last.endSlot()).isEmpty()) {
        // Taken out as it is used: a chain that bites its own tail finds nothing more.
        last = Optional.ofNullable(byOpenStart.remove(last.endSlot())).orElseThrow(this::dangling);
        chain.add(last);
      }
      share(chain, slot(a.startSlot()).orElseThrow(), slot(last.endSlot()).orElseThrow());
    }
  }

  private void share(List<Annotation> chain, long startUs, long endUs) throws LacunaException {
    if (endUs < startUs) {
      throw dangling();
    }
    Extent whole = new Extent(startUs, endUs, true);
    for (int i = 0; i < chain.size(); i++) {
      extents.put(chain.get(i).id(), whole.share(i, chain.size()));
    }
  }

  private void referring(ElanTier tier) throws LacunaException {
    Map<String, List<Annotation>> siblings = new LinkedHashMap<>();
    for (Annotation a : tier.annotations()) {
      a.parent().ifPresent(p -> siblings.computeIfAbsent(p, k -> new ArrayList<>()).add(a));
    }
    for (Map.Entry<String, List<Annotation>> group : siblings.entrySet()) {
      List<Annotation> ordered = ordered(group.getValue());
      for (int i = 0; i < ordered.size(); i++) {
        places.put(ordered.get(i).id(), new Place(group.getKey(), i, ordered.size()));
      }
    }
  }

  /** The first has no previous one; each of the rest follows the one that it names. */
  private List<Annotation> ordered(List<Annotation> siblings) throws LacunaException {
    Map<String, Annotation> after = new HashMap<>();
    for (Annotation a : siblings) {
      a.previous().ifPresent(p -> after.put(p, a));
    }
    List<Annotation> ordered = new ArrayList<>();
    for (Annotation first : siblings) {
      @Nullable Annotation next = first.previous().isEmpty() ? first : null;
      while (next != null) {
        ordered.add(next);
        next = after.remove(next.id());
      }
    }
    if (ordered.size() != siblings.size()) {
      throw dangling();
    }
    return ordered;
  }

  private Extent extent(String id) throws LacunaException {
    Deque<String> open = new ArrayDeque<>();
    String current = id;
    while (!extents.containsKey(current)) {
      Place place = Optional.ofNullable(places.get(current)).orElseThrow(this::dangling);
      open.push(current);
      if (open.size() > places.size()) {
        throw dangling();
      }
      current = place.parent;
    }
    Extent extent = Optional.ofNullable(extents.get(current)).orElseThrow(this::dangling);
    while (!open.isEmpty()) {
      String child = open.pop();
      Place place = Optional.ofNullable(places.get(child)).orElseThrow(this::dangling);
      extent = extent.share(place.index, place.count);
      extents.put(child, extent);
    }
    return extent;
  }

  private Optional<Long> slot(String id) throws LacunaException {
    return Optional.ofNullable(slots.get(id)).orElseThrow(this::dangling);
  }

  private LacunaException dangling() {
    return new LacunaException(
        Kind.MEDIA,
        name
            + " refers to a time or an annotation that it does not hold; open it in ELAN and save"
            + " it again.");
  }
}
