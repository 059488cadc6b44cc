package org.lacuna.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.text.words.ValenceLexicon;
import org.lacuna.media.text.words.WordNotes;

/** The words of a clip: where their times come from, how sure they are, how they sound. */
public final class WordList {

  private WordList() {}

  /**
   * Where the words' times come from, in one line: "38 given", "12 recognised (rough: they may be
   * wrong), mean confidence 0.61"; empty without words.
   */
  public static String summary(Extraction extraction) {
    List<TimedWord> words = extraction.features().words();
    List<String> parts = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      long count = words.stream().filter(w -> w.origin() == origin).count();
      if (count > 0) {
        parts.add(count + " " + note(origin));
      }
    }
    heardConfidence(words)
        .ifPresent(c -> parts.add(String.format(Locale.ROOT, "mean confidence %.2f", c)));
    return String.join(", ", parts);
  }

  private static String note(Origin origin) {
    return switch (origin) {
      case RECOGNISED -> WordNotes.name(origin) + " (rough: they may be wrong)";
      case INTERPOLATED -> WordNotes.name(origin) + " (times estimated)";
      case GIVEN, ALIGNED -> WordNotes.name(origin);
    };
  }

  private static OptionalDouble heardConfidence(List<TimedWord> words) {
    return words.stream()
        .filter(WordNotes::isHeard)
        .filter(w -> !Float.isNaN(w.confidence()))
        .mapToDouble(TimedWord::confidence)
        .average();
  }

  /**
   * An object a word: word, start_s, end_s, origin, confidence (null where there is none), valence
   * (null for a word that the lexicon does not hold).
   *
   * @throws LacunaException of kind MODEL when this installation lacks the lexicon
   */
  static ArrayNode json(Extraction extraction) throws LacunaException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    List<TimedWord> words = extraction.features().words();
    if (words.isEmpty()) {
      return list;
    }
    ValenceLexicon lexicon = ValenceLexicon.open();
    for (TimedWord word : words) {
      ObjectNode node = list.addObject();
      node.put("word", word.text());
      node.put("start_s", word.startUs() / 1e6);
      node.put("end_s", word.endUs() / 1e6);
      node.put("origin", WordNotes.name(word.origin()));
      JsonReport.number(node, "confidence", plain(word.confidence()));
      JsonReport.number(node, "valence", lexicon.valence(word).orElse(Double.NaN));
    }
    return list;
  }

  /** The number as it is written, not as it is next to it in twice the bits. */
  private static double plain(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  /** The words as running text, each with its times, origin and confidence to point at. */
  static String html(Extraction extraction) {
    List<TimedWord> words = extraction.features().words();
    if (words.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    html.append(Markup.paragraph("Times: " + summary(extraction) + "."));
    html.append("<p class=\"words\">");
    for (TimedWord word : words) {
      html.append("<span class=\"")
          .append(WordNotes.name(word.origin()))
          .append("\" title=\"")
          .append(Markup.escape(tip(word)))
          .append("\">")
          .append(Markup.escape(word.text()))
          .append("</span> ");
    }
    return html.append("</p>\n").toString();
  }

  private static String tip(TimedWord word) {
    String sure =
        WordNotes.isHeard(word) && !Float.isNaN(word.confidence())
            ? String.format(Locale.ROOT, ", confidence %.2f", word.confidence())
            : "";
    return String.format(Locale.ROOT, "%.2f to %.2f s, ", word.startUs() / 1e6, word.endUs() / 1e6)
        + WordNotes.name(word.origin())
        + sure;
  }
}
