package org.lacuna.media.text.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.TierLayout;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.format.Span;
import org.lacuna.media.text.format.Tier;
import org.lacuna.media.text.read.TimedText.Stretch;
import org.lacuna.media.text.words.WordNotes;

/**
 * Which tiers of an annotation file hold what is said.
 *
 * <p>Read are all tiers named "word" or "words" ("Mary - words" and "words-2" count, "ORT-MAU"
 * too); a tier "utterances" beside them says how the words are shown. Without such a name it is the
 * tier of intervals with the most labels, those last that are named after sounds or that refer to
 * another tier. Its labels are words, or, when many of them hold several, utterances.
 *
 * @see TierLayout
 */
public final class TierText {

  /** Groups: what stands before (a speaker), which, and the number of the layer. */
  private static final Pattern NAME =
      Pattern.compile("(?i)((?:.*[^\\p{L}\\p{N}])?)(words?|utterances?)((?:-\\d{1,4})?)");

  private static final String MAUS_WORDS = "ORT-MAU";

  private static final Pattern SOUNDS =
      Pattern.compile(
          "(?i)(?:.*[^\\p{L}\\p{N}])?"
              + "(?:phones?|phonemes?|phn|segments?|segs?|syllables?|syl|mau|kan-mau|mas)");

  private TierText() {}

  /**
   * @param durationUs length of the clip, 0 when unknown
   * @throws LacunaException of kind MEDIA when no tier of intervals holds a label
   */
  public static Transcript read(List<Tier> tiers, String name, long durationUs)
      throws LacunaException {
    Map<String, Tier> byTitle = new HashMap<>();
    tiers.forEach(t -> byTitle.putIfAbsent(title(t), t));
    List<Stretch> words = new ArrayList<>();
    List<SubtitleCue> cues = new ArrayList<>();
    for (Tier tier : tiers) {
      Matcher named = NAME.matcher(tier.name().strip());
      if (tier.points()) {
        continue;
      }
      if (tier.name().strip().equalsIgnoreCase(MAUS_WORDS)) {
        words.addAll(stretches(tier, s -> "", s -> ""));
      } else if (named.matches()) {
        if (named.group(2).toLowerCase(Locale.ROOT).startsWith("word")) {
          words.addAll(
              stretches(
                  tier,
                  companion(byTitle, named, TierLayout.ORIGIN),
                  companion(byTitle, named, TierLayout.CONFIDENCE)));
        } else {
          cues.addAll(cues(tier));
        }
      }
    }
    if (words.stream().anyMatch(w -> !w.label().isBlank())) {
      return TimedText.ofWords(words, cues, durationUs, name);
    }
    List<Stretch> densest = stretches(densest(tiers, name), s -> "", s -> "");
    return TimedText.isWords(densest)
        ? TimedText.ofWords(densest, List.of(), durationUs, name)
        : TimedText.ofUtterances(densest, durationUs, name);
  }

  /** Of equally good ones the first. */
  private static Tier densest(List<Tier> tiers, String name) throws LacunaException {
    Comparator<Tier> better =
        Comparator.comparing((Tier t) -> !SOUNDS.matcher(t.name().strip()).matches())
            .thenComparing(t -> t.parent().isEmpty())
            .thenComparingLong(Tier::labelled);
    return tiers.stream()
        .filter(t -> !t.points() && t.labelled() > 0)
        .reduce((best, t) -> better.compare(t, best) > 0 ? t : best)
        .orElseThrow(
            () ->
                new LacunaException(
                    Kind.MEDIA,
                    name
                        + " holds no text with times; give a file with a tier of words or"
                        + " utterances."));
  }

  private static String title(Tier tier) {
    return tier.name().strip().toLowerCase(Locale.ROOT);
  }

  /** Labels of the tier that says more of every word of this one, by the word's span. */
  private static Function<Span, String> companion(
      Map<String, Tier> byTitle, Matcher named, String what) {
    Tier tier = byTitle.get((named.group(1) + what + named.group(3)).toLowerCase(Locale.ROOT));
    Map<List<Long>, String> labels = new HashMap<>();
    for (Span span : tier == null ? List.<Span>of() : tier.spans()) {
      labels.put(List.of(span.startUs(), span.endUs()), span.label());
    }
    return s -> labels.getOrDefault(List.of(s.startUs(), s.endUs()), "");
  }

  private static List<Stretch> stretches(
      Tier tier, Function<Span, String> origin, Function<Span, String> confidence) {
    List<Stretch> stretches = new ArrayList<>();
    for (Span s : tier.spans()) {
      Origin own = s.ownTimes() ? Origin.GIVEN : Origin.INTERPOLATED;
      Origin told = WordNotes.origin(origin.apply(s)).orElse(own);
      stretches.add(
          new Stretch(
              s.startUs(),
              s.endUs(),
              s.label(),
              told,
              WordNotes.confidence(confidence.apply(s), told)));
    }
    return stretches;
  }

  private static List<SubtitleCue> cues(Tier tier) {
    return tier.spans().stream()
        .filter(s -> !s.label().isBlank())
        .map(s -> new SubtitleCue(s.startUs(), s.endUs(), s.label()))
        .toList();
  }
}
