package org.lacuna.media.text.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * ELAN's annotation files (EAF, 2.x and 3.0). Document types and entities of a file are never
 * resolved, so that neither a file elsewhere is read nor a short file grows long.
 *
 * <p>Times are those of the first media file: its {@code TIME_ORIGIN} is added.
 *
 * @see <a href="https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf">EAF 3.0</a>
 */
public final class ElanParser {

  private static final Pattern DECLARATION = Pattern.compile("\\s{0,100}<\\?xml[^>]{0,200}\\?>");
  private static final long LATEST_MS = 100_000_000_000L;

  private final String name;
  private final Map<String, Optional<Long>> slots = new HashMap<>();
  private final List<ElanTier> tiers = new ArrayList<>();
  private double unitUs = 1000;
  private long originUs;
  private boolean mediaSeen;

  private ElanParser(String name) {
    this.name = name;
  }

  /** Whether the text opens as an annotation file does. */
  public static boolean recognises(String text) {
    return text.substring(0, Math.min(text.length(), 4000)).contains("<ANNOTATION_DOCUMENT");
  }

  /**
   * Reads all tiers. Annotations without times of their own get an equal share of what they divide,
   * as ELAN shows them.
   *
   * @param text the file, decoded
   * @param name of the file, for messages
   * @throws LacunaException of kind MEDIA when it is no sound annotation file
   */
  public static List<Tier> parse(String text, String name) throws LacunaException {
    ElanParser parser = new ElanParser(name);
    // The text is decoded: the encoding that it declares no longer matters.
    Matcher declaration = DECLARATION.matcher(text);
    parser.document(declaration.lookingAt() ? text.substring(declaration.end()) : text);
    return new ElanTimes(parser.slots, parser.tiers, name).resolve(parser.originUs);
  }

  private void document(String xml) throws LacunaException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      try {
        reader.nextTag();
        if (!reader.getLocalName().equals("ANNOTATION_DOCUMENT")) {
          throw refusal("is no ELAN annotation file", null);
        }
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT) {
            element(reader);
          }
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw refusal("is damaged" + (line > 0 ? " at line " + line : ""), e);
    } catch (RuntimeException e) {
      // The JDK's parser answers some malformed input with unchecked exceptions.
      throw refusal("is damaged", e);
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException, LacunaException {
    switch (xml.getLocalName()) {
      case "HEADER" -> unitUs = unit(xml);
      case "MEDIA_DESCRIPTOR" -> media(xml);
      case "TIME_SLOT" -> slots.put(required(xml, "TIME_SLOT_ID"), time(xml));
      case "TIER" ->
          tiers.add(
              new ElanTier(
                  required(xml, "TIER_ID"),
                  optional(xml, "PARENT_REF"),
                  optional(xml, "ANNOTATOR").orElse(""),
                  optional(xml, "LINGUISTIC_TYPE_REF").orElse("")));
      case "ALIGNABLE_ANNOTATION" ->
          tier()
              .add(
                  new ElanTier.Annotation(
                      required(xml, "ANNOTATION_ID"),
                      required(xml, "TIME_SLOT_REF1"),
                      required(xml, "TIME_SLOT_REF2"),
                      Optional.empty(),
                      Optional.empty(),
                      value(xml)));
      case "REF_ANNOTATION" ->
          tier()
              .add(
                  new ElanTier.Annotation(
                      required(xml, "ANNOTATION_ID"),
                      "",
                      "",
                      Optional.of(required(xml, "ANNOTATION_REF")),
                      optional(xml, "PREVIOUS_ANNOTATION"),
                      value(xml)));
      default -> {
        // Controlled vocabularies, licences and the like say nothing about what is spoken when.
      }
    }
  }

  private static double unit(XMLStreamReader xml) {
    return switch (optional(xml, "TIME_UNITS").orElse("milliseconds")) {
      case "PAL-frames" -> 1e6 / 25;
      case "NTSC-frames" -> 1e6 * 1001 / 30_000;
      default -> 1000;
    };
  }

  private void media(XMLStreamReader xml) throws LacunaException {
    Optional<String> origin = optional(xml, "TIME_ORIGIN");
    if (!mediaSeen && origin.isPresent()) {
      originUs = 1000 * number(origin.get());
    }
    mediaSeen = true;
  }

  private Optional<Long> time(XMLStreamReader xml) throws LacunaException {
    Optional<String> value = optional(xml, "TIME_VALUE");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Math.round(number(value.get()) * unitUs));
  }

  private long number(String digits) throws LacunaException {
    if (!digits.matches("-?\\d{1,12}") || Math.abs(Long.parseLong(digits)) > LATEST_MS) {
      throw refusal("holds a time that is no number", null);
    }
    return Long.parseLong(digits);
  }

  private ElanTier tier() throws LacunaException {
    if (tiers.isEmpty()) {
      throw refusal("holds an annotation outside of any tier", null);
    }
    return tiers.get(tiers.size() - 1);
  }

  /** Text of the ANNOTATION_VALUE inside the annotation that was just opened. */
  private static String value(XMLStreamReader xml) throws XMLStreamException {
    String annotation = xml.getLocalName();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("ANNOTATION_VALUE")) {
        return xml.getElementText().strip();
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(annotation)) {
        return "";
      }
    }
    return "";
  }

  private String required(XMLStreamReader xml, String attribute) throws LacunaException {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null) {
      throw refusal("lacks a " + attribute, null);
    }
    return value;
  }

  private static Optional<String> optional(XMLStreamReader xml, String attribute) {
    return Optional.ofNullable(xml.getAttributeValue(null, attribute));
  }

  private LacunaException refusal(String what, @Nullable Throwable cause) {
    return new LacunaException(
        Kind.MEDIA, name + " " + what + "; open it in ELAN and save it again.", cause);
  }
}
