package org.lacuna.media.text.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tier as an annotation file holds it: its annotations refer to time slots or to others. */
final class ElanTier {

  /**
   * @param startSlot, endSlot time slots; empty for an annotation that refers to another
   * @param parent the annotation that it refers to
   * @param previous the sibling that it follows inside that one
   */
  record Annotation(
      String id,
      String startSlot,
      String endSlot,
      Optional<String> parent,
      Optional<String> previous,
      String value) {}

  private final String name;
  private final Optional<String> parent;
  private final String annotator;
  private final String type;
  private final List<Annotation> annotations = new ArrayList<>();

  ElanTier(String name, Optional<String> parent, String annotator, String type) {
    this.name = name;
    this.parent = parent;
    this.annotator = annotator;
    this.type = type;
  }

  void add(Annotation annotation) {
    annotations.add(annotation);
  }

  String name() {
    return name;
  }

  String annotator() {
    return annotator;
  }

  String type() {
    return type;
  }

  /** The tier that this one refers to; a tier with time slots of its own has none. */
  Optional<String> referredTier() {
    boolean refers = annotations.stream().anyMatch(a -> a.parent().isPresent());
    return refers ? parent : Optional.empty();
  }

  List<Annotation> annotations() {
    return annotations;
  }
}
