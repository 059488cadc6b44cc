package org.lacuna.media.text.format;

import java.util.List;
import java.util.Optional;

/**
 * One layer of labels over a clip, as annotation tools keep them. Immutable.
 *
 * @param name unique within its file
 * @param parent the tier whose labels these belong to one by one, if any
 * @param points whether the labels stand at instants; such spans have no length
 * @param spans in the file's order
 * @param annotator who made it; empty where the file does not say
 * @param type what its labels are, in the file's own words; empty where it does not say
 */
public record Tier(
    String name,
    Optional<String> parent,
    boolean points,
    List<Span> spans,
    String annotator,
    String type) {

  public Tier {
    spans = List.copyOf(spans);
  }

  /** A tier of which neither the annotator nor the type is known. */
  public Tier(String name, Optional<String> parent, boolean points, List<Span> spans) {
    this(name, parent, points, spans, "", "");
  }

  /** A tier of intervals that belongs to no other. */
  public Tier(String name, List<Span> spans) {
    this(name, Optional.empty(), false, spans);
  }

  /** Number of spans with a label. */
  public long labelled() {
    return spans.stream().filter(s -> !s.label().isBlank()).count();
  }
}
