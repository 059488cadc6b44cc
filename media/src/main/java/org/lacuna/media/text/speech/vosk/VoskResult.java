package org.lacuna.media.text.speech.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** What Vosk answers: JSON with a list {@code result} of words, their seconds and confidences. */
final class VoskResult {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VoskResult() {}

  /**
   * The words of one answer.
   *
   * @param startUs time of the first sample that the recogniser heard, microseconds; its seconds
   *     count from there
   * @param endUs end of what it heard; no word lasts longer
   * @return none when the answer holds none; a confidence is NaN where it is not told
   * @throws LacunaException of kind MODEL when it is no such answer
   */
  static List<TimedWord> words(String answer, long startUs, long endUs) throws LacunaException {
    List<TimedWord> words = new ArrayList<>();
    long reached = startUs;
    for (JsonNode heard : parse(answer).path("result")) {
      String word = heard.path("word").asText("").strip();
      double from = heard.path("start").asDouble(Double.NaN);
      double to = heard.path("end").asDouble(Double.NaN);
      if (word.isEmpty() || isUnknown(word) || !(from >= 0) || !(to >= from)) {
        continue;
      }
      long start = clamp(startUs + Math.round(from * 1e6), reached, endUs);
      reached = clamp(startUs + Math.round(to * 1e6), start, endUs);
      words.add(new TimedWord(word, start, reached, Origin.RECOGNISED, confidence(heard)));
    }
    return words;
  }

  private static JsonNode parse(String answer) throws LacunaException {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new LacunaException(
          Kind.MODEL, "The Vosk model gives an answer that cannot be understood.", e);
    }
  }

  /** Speech that is no word of the model: "[unk]", "<UNK>". */
  private static boolean isUnknown(String word) {
    return word.startsWith("[") || word.startsWith("<");
  }

  private static float confidence(JsonNode heard) {
    double told = heard.path("conf").asDouble(Double.NaN);
    return (float) Math.max(0, Math.min(1, told));
  }

  private static long clamp(long us, long lowest, long highest) {
    return Math.max(lowest, Math.min(us, Math.max(lowest, highest)));
  }
}
