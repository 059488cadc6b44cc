package org.lacuna.media.text.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes tiers as an EAF 3.0 file, to be stored as UTF-8. A tier with a parent becomes one of
 * symbolic association: each of its spans must be a span of the parent.
 */
public final class ElanWriter {

  private static final String ALIGNED = "default-lt";
  private static final String ATTRIBUTE = "attribute-of-word";

  /** The four stereotypes that ELAN writes into every file, with its own descriptions. */
  private static final List<Constraint> CONSTRAINTS =
      List.of(
          new Constraint(
              "Time_Subdivision",
              "Time subdivision of parent annotation's time interval, no time gaps allowed within"
                  + " this interval"),
          new Constraint(
              "Symbolic_Subdivision",
              "Symbolic subdivision of a parent annotation. Annotations refering to the same parent"
                  + " are ordered"),
          new Constraint("Symbolic_Association", "1-1 association with a parent annotation"),
          new Constraint(
              "Included_In",
              "Time alignable annotations within the parent annotation's time interval, gaps are"
                  + " allowed"));

  private record Constraint(String stereotype, String description) {}

  /** One end of an annotation. */
  private record End(long ms, int annotation, boolean last) {}

  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, String> startSlots = new HashMap<>();
  private final Map<Integer, String> endSlots = new HashMap<>();
  private final Map<String, Map<Long, String>> annotations = new HashMap<>();
  private int lastAnnotation;

  private ElanWriter() {}

  /**
   * @param tiers parents before their children; the spans of a tier start at different times, at 0
   *     or later; times are rounded to the millisecond
   * @param media name of the media file, beside which the file is to lie; empty to name none
   * @param written when, for the file's head
   */
  public static String write(List<Tier> tiers, String media, Instant written) {
    ElanWriter writer = new ElanWriter();
    writer.head(media, written, tiers.stream().mapToInt(t -> t.spans().size()).sum());
    writer.timeOrder(tiers);
    tiers.forEach(writer::tier);
    writer.foot(tiers);
    return writer.out.toString();
  }

  private void head(String media, Instant written, int count) {
    out.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"")
        .append(written.truncatedTo(ChronoUnit.SECONDS))
        .append("\" FORMAT=\"3.0\" VERSION=\"3.0\"")
        .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
        .append(" xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv3.0.xsd\">\n")
        .append("  <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n");
    if (!media.isEmpty()) {
      String url = "./" + escaped(media);
      out.append("    <MEDIA_DESCRIPTOR MEDIA_URL=\"")
          .append(url)
          .append("\" MIME_TYPE=\"")
          .append(mimeType(media))
          .append("\" RELATIVE_MEDIA_URL=\"")
          .append(url)
          .append("\"/>\n");
    }
    out.append("    <PROPERTY NAME=\"lastUsedAnnotationId\">")
        .append(count)
        .append("</PROPERTY>\n  </HEADER>\n");
  }

  private static String mimeType(String media) {
    String ending = media.substring(media.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "wav" -> "audio/x-wav";
      case "mp4", "m4v" -> "video/mp4";
      case "mpg", "mpeg" -> "video/mpeg";
      case "mov" -> "video/quicktime";
      default -> "unknown";
    };
  }

  /** Two slots for every annotation, as ELAN has it: with shared ones, moving one moves others. */
  private void timeOrder(List<Tier> tiers) {
    List<End> ends = new ArrayList<>();
    int annotation = 0;
    for (Tier tier : tiers) {
      for (Span span : tier.spans()) {
        annotation++;
        if (tier.parent().isEmpty()) {
          ends.add(new End(milliseconds(span.startUs()), annotation, false));
          ends.add(new End(milliseconds(span.endUs()), annotation, true));
        }
      }
    }
    ends.sort(Comparator.comparingLong(End::ms));
    out.append("  <TIME_ORDER>\n");
    for (int i = 0; i < ends.size(); i++) {
      End end = ends.get(i);
      String slot = "ts" + (i + 1);
      (end.last ? endSlots : startSlots).put(end.annotation, slot);
      out.append("    <TIME_SLOT TIME_SLOT_ID=\"").append(slot);
      out.append("\" TIME_VALUE=\"").append(end.ms).append("\"/>\n");
    }
    out.append("  </TIME_ORDER>\n");
  }

  private void tier(Tier tier) {
    Optional<String> parent = tier.parent();
    out.append("  <TIER");
    if (!tier.annotator().isEmpty()) {
      out.append(" ANNOTATOR=\"").append(escaped(tier.annotator())).append('"');
    }
    out.append(" LINGUISTIC_TYPE_REF=\"").append(escaped(type(tier)));
    parent.ifPresent(p -> out.append("\" PARENT_REF=\"").append(escaped(p)));
    out.append("\" TIER_ID=\"").append(escaped(tier.name())).append("\">\n");
    Map<Long, String> known = new HashMap<>();
    for (Span span : tier.spans()) {
      lastAnnotation++;
      String id = "a" + lastAnnotation;
      known.put(milliseconds(span.startUs()), id);
      String kind = parent.isPresent() ? "REF_ANNOTATION" : "ALIGNABLE_ANNOTATION";
      out.append("    <ANNOTATION>\n      <").append(kind).append(" ANNOTATION_ID=\"").append(id);
      out.append(parent.isPresent() ? reference(parent.get(), span) : slots(lastAnnotation));
      out.append("\">\n        <ANNOTATION_VALUE>").append(escaped(span.label()));
      out.append("</ANNOTATION_VALUE>\n      </").append(kind).append(">\n    </ANNOTATION>\n");
    }
    annotations.put(tier.name(), known);
    out.append("  </TIER>\n");
  }

  private String reference(String parent, Span span) {
    String id = annotations.getOrDefault(parent, Map.of()).get(milliseconds(span.startUs()));
    if (id == null) {
      throw new IllegalArgumentException("no span of " + parent + " starts with " + span);
    }
    return "\" ANNOTATION_REF=\"" + id;
  }

  private String slots(int annotation) {
    return "\" TIME_SLOT_REF1=\""
        + startSlots.get(annotation)
        + "\" TIME_SLOT_REF2=\""
        + endSlots.get(annotation);
  }

  private static String type(Tier tier) {
    if (tier.parent().isPresent()) {
      return ATTRIBUTE;
    }
    return tier.type().isEmpty() ? ALIGNED : tier.type();
  }

  private void foot(List<Tier> tiers) {
    Set<String> types = new TreeSet<>(List.of(ALIGNED));
    tiers.stream().filter(t -> t.parent().isEmpty()).forEach(t -> types.add(type(t)));
    for (String type : types) {
      out.append("  <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"")
          .append(escaped(type))
          .append("\" TIME_ALIGNABLE=\"true\"/>\n");
    }
    if (tiers.stream().anyMatch(t -> t.parent().isPresent())) {
      out.append("  <LINGUISTIC_TYPE CONSTRAINTS=\"Symbolic_Association\"")
          .append(" GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"")
          .append(ATTRIBUTE)
          .append("\" TIME_ALIGNABLE=\"false\"/>\n");
    }
    for (Constraint constraint : CONSTRAINTS) {
      out.append("  <CONSTRAINT DESCRIPTION=\"").append(constraint.description);
      out.append("\" STEREOTYPE=\"").append(constraint.stereotype).append("\"/>\n");
    }
    out.append("</ANNOTATION_DOCUMENT>\n");
  }

  private static long milliseconds(long us) {
    return Math.floorDiv(us + 500, 1000);
  }

  /** Characters that XML cannot hold are left out. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().filter(ElanWriter::allowed).forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder into) {
    switch (c) {
      case '&' -> into.append("&amp;");
      case '<' -> into.append("&lt;");
      case '>' -> into.append("&gt;");
      case '"' -> into.append("&quot;");
      default -> into.appendCodePoint(c);
    }
  }

  private static boolean allowed(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }
}
