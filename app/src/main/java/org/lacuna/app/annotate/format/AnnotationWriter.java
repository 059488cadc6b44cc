package org.lacuna.app.annotate.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.annotate.format.NotedTier.NotedSegment;
import org.lacuna.app.text.Numbers;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.format.Delimited;
import org.lacuna.media.text.format.ElanWriter;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.TableTime;
import org.lacuna.media.text.format.TextGridWriter;
import org.lacuna.media.text.format.Tier;

/**
 * Writes annotations for other programs. {@link AnnotationReader} gives the same segments back,
 * with times to the format's precision; labels are escaped by the rules of the format.
 */
public final class AnnotationWriter {

  private static final long MILLISECOND = 1000;

  private AnnotationWriter() {}

  /**
   * The file.
   *
   * @param tiers what to write; one where the format holds one
   * @param media name of the clip's file, for formats that name it
   * @param durationUs length of the clip
   * @param written when, for formats that say so
   * @throws LacunaException of kind USAGE when the format cannot hold it
   */
  public static Written write(
      AnnotationFormat format,
      List<NotedTier> tiers,
      String media,
      long durationUs,
      Instant written)
      throws LacunaException {
    if (tiers.isEmpty() || (tiers.size() > 1 && !format.holdsManyTiers())) {
      throw new LacunaException(
          Kind.USAGE, "A file of this format holds one tier: select the tier to write first.");
    }
    for (NotedTier tier : tiers) {
      check(tier, format.isMilliseconds() ? MILLISECOND : 1);
    }
    return switch (format) {
      case EAF -> utf8(ElanWriter.write(spans(tiers, true), media, written), List.of());
      case TEXT_GRID -> grid(tiers, durationUs, TextGridWriter.Form.LONG, false);
      case TEXT_GRID_SHORT -> grid(tiers, durationUs, TextGridWriter.Form.SHORT, false);
      case TEXT_GRID_UTF16 -> grid(tiers, durationUs, TextGridWriter.Form.LONG, true);
      case CSV -> utf8(table(tiers), List.of());
      case SRT -> utf8(CueFile.srt(tiers.get(0)), List.of());
      case WEB_VTT -> utf8(CueFile.webVtt(tiers.get(0)), List.of());
    };
  }

  private static Written utf8(String text, List<String> remarks) {
    return new Written(text.getBytes(StandardCharsets.UTF_8), remarks);
  }

  /** No two segments overlap, and none is shorter than the smallest step of the format. */
  private static void check(NotedTier tier, long stepUs) throws LacunaException {
    Optional<NotedSegment> before = Optional.empty();
    for (NotedSegment s : tier.segments()) {
      if (before.isPresent() && before.get().endUs() > s.startUs()) {
        throw new LacunaException(
            Kind.USAGE,
            "The tier \"%s\" has segments that overlap at %s: move one of them to another tier."
                .formatted(tier.name(), Numbers.time(s.startUs())));
      }
      if (milliseconds(s.endUs(), stepUs) <= milliseconds(s.startUs(), stepUs)) {
        throw new LacunaException(
            Kind.USAGE,
            "The segment at %s of the tier \"%s\" is shorter than a millisecond, which this format cannot hold."
                .formatted(Numbers.time(s.startUs()), tier.name()));
      }
      before = Optional.of(s);
    }
  }

  private static long milliseconds(long us, long stepUs) {
    return Math.floorDiv(us + stepUs / 2, stepUs);
  }

  private static Written grid(
      List<NotedTier> tiers, long durationUs, TextGridWriter.Form form, boolean utf16) {
    List<String> remarks = new ArrayList<>();
    long unlabelled =
        tiers.stream().flatMap(t -> t.segments().stream()).filter(s -> s.label().isEmpty()).count();
    if (unlabelled > 0) {
      remarks.add(
          unlabelled == 1
              ? "One segment without a label is left out: Praat cannot tell it from a gap."
              : unlabelled
                  + " segments without a label are left out: Praat cannot tell them from gaps.");
    }
    String text = TextGridWriter.write(spans(tiers, false), durationUs, form);
    // The charset of that name puts the byte order mark in front.
    return new Written(
        text.getBytes(utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8), remarks);
  }

  private static List<Tier> spans(List<NotedTier> tiers, boolean unlabelled) {
    return tiers.stream()
        .map(
            t ->
                new Tier(
                    TierNames.written(t),
                    Optional.empty(),
                    false,
                    t.segments().stream()
                        .filter(s -> unlabelled || !s.label().isEmpty())
                        .map(s -> new Span(s.startUs(), s.endUs(), s.label()))
                        .toList(),
                    t.annotator(),
                    t.kind().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static String table(List<NotedTier> tiers) {
    StringBuilder out = new StringBuilder("tier,annotator,kind,start_s,end_s,label\n");
    for (NotedTier tier : tiers) {
      for (NotedSegment s : tier.segments()) {
        out.append(Delimited.field(tier.name(), ',')).append(',');
        out.append(Delimited.field(tier.annotator(), ',')).append(',');
        out.append(tier.kind().name().toLowerCase(Locale.ROOT)).append(',');
        out.append(TableTime.seconds(s.startUs())).append(',');
        out.append(TableTime.seconds(s.endUs())).append(',');
        out.append(Delimited.field(s.label(), ',')).append('\n');
      }
    }
    return out.toString();
  }
}
