package org.lacuna.app.annotate.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.text.Numbers;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.ElanParser;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.TextBytes;
import org.lacuna.media.text.format.TextGridParser;
import org.lacuna.media.text.format.Tier;

/**
 * Reads annotations of other programs: ELAN (EAF), Praat (TextGrid, long and short), tables, SubRip
 * and WebVTT, in UTF-8 or UTF-16; which it is is seen from what it holds. What a tier's labels are
 * is taken from the file where it says so and the labels fit, and else from the labels.
 */
public final class AnnotationReader {

  private AnnotationReader() {}

  /**
   * All tiers with segments.
   *
   * @param name of the file, for messages
   * @throws LacunaException of kind MEDIA when it cannot be read or holds no segment; where it can
   *     be said, with the line
   */
  public static Noted read(byte[] bytes, String name) throws LacunaException {
    List<String> remarks = new ArrayList<>();
    List<NotedTier> tiers = new ArrayList<>();
    for (Tier tier : tiers(TextBytes.decode(bytes, name), name)) {
      if (tier.points() && !tier.spans().isEmpty()) {
        remarks.add(
            "The tier \"%s\" marks moments, not stretches, and is left out."
                .formatted(tier.name()));
      } else {
        tiers.addAll(noted(tier, remarks));
      }
    }
    if (tiers.isEmpty()) {
      throw new LacunaException(
          Kind.MEDIA, name + " holds no segment with a start and an end: choose another file.");
    }
    return new Noted(tiers, remarks);
  }

  private static List<Tier> tiers(String text, String name) throws LacunaException {
    if (TextGridParser.recognises(text)) {
      // Praat has no segment without a label: an empty stretch is a gap
      return TextGridParser.parse(text, name).stream()
          .map(
              t ->
                  new Tier(
                      t.name(),
                      t.parent(),
                      t.points(),
                      t.spans().stream().filter(s -> !s.label().isEmpty()).toList()))
          .toList();
    }
    if (ElanParser.recognises(text)) {
      return ElanParser.parse(text, name);
    }
    return CueFile.recognises(text)
        ? List.of(CueFile.read(text, name))
        : SegmentTable.read(text, name);
  }

  /** A tier of the file as one of ours, or as several where its segments overlap. */
  private static List<NotedTier> noted(Tier tier, List<String> remarks) {
    String name = TierNames.name(tier.name());
    String annotator =
        tier.annotator().isEmpty() ? TierNames.annotator(tier.name()) : tier.annotator().strip();
    List<String> labels = tier.spans().stream().map(Span::label).toList();
    TierKind kind =
        named(tier.type())
            .filter(k -> labels.stream().allMatch(l -> k.canonical(l).isPresent()))
            .orElseGet(() -> TierKind.of(labels));
    List<NotedSegment> segments = segments(tier, kind, name, remarks);
    List<List<NotedSegment>> layers = layers(segments);
    if (layers.size() > 1) {
      remarks.add(
          "Segments of \"%s\" overlap, the first at %s; they are parted into %d tiers."
              .formatted(name, Numbers.time(layers.get(1).get(0).startUs()), layers.size()));
    }
    List<NotedTier> noted = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      String title = i == 0 ? name : name + " " + (i + 1);
      noted.add(new NotedTier(title, annotator, kind, layers.get(i)));
    }
    return noted;
  }

  private static Optional<TierKind> named(String type) {
    for (TierKind kind : TierKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<NotedSegment> segments(
      Tier tier, TierKind kind, String name, List<String> remarks) {
    List<NotedSegment> segments = new ArrayList<>();
    int left = 0;
    for (Span s : tier.spans()) {
      long start = Math.max(0, s.startUs());
      if (s.endUs() > start) {
        segments.add(
            new NotedSegment(start, s.endUs(), kind.canonical(s.label()).orElse(s.label())));
      } else {
        left++;
      }
    }
    if (left > 0) {
      remarks.add(
          left == 1
              ? "One segment of \"%s\" has no length and is left out.".formatted(name)
              : "%d segments of \"%s\" have no length and are left out.".formatted(left, name));
    }
    segments.sort(Comparator.comparingLong(NotedSegment::startUs));
    return segments;
  }

  /** Every segment goes to the first layer whose last one has ended. */
  private static List<List<NotedSegment>> layers(List<NotedSegment> segments) {
    List<List<NotedSegment>> layers = new ArrayList<>();
    for (NotedSegment s : segments) {
      Optional<List<NotedSegment>> free =
          layers.stream().filter(l -> l.get(l.size() - 1).endUs() <= s.startUs()).findFirst();
      List<NotedSegment> layer = free.orElseGet(ArrayList::new);
      layer.add(s);
      if (free.isEmpty()) {
        layers.add(layer);
      }
    }
    return layers;
  }
}
