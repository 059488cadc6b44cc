package org.lacuna.media.degrade;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.degrade.Degradation.Replace;
import org.lacuna.media.degrade.Degradation.Shuffle;

/** Words in another order, or other words. A word belongs to the stretch that holds its middle. */
final class WorseWords {

  private WorseWords() {}

  /** Whether a word belongs to a stretch. */
  static boolean holds(Stretch stretch, TimedWord word) {
    return stretch.contains((word.startUs() + word.endUs()) / 2);
  }

  /** The words after a change; those outside its stretch are the same objects. */
  static List<TimedWord> of(List<TimedWord> words, Change change) {
    if (change.how() instanceof Shuffle shuffle) {
      return shuffled(words, change.stretch(), shuffle.seed());
    }
    return change.how() instanceof Replace replace
        ? replaced(words, change.stretch(), replace.text())
        : words;
  }

  private static List<TimedWord> shuffled(List<TimedWord> words, Stretch stretch, long seed) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (holds(stretch, words.get(i))) {
        places.add(i);
      }
    }
    List<TimedWord> all = new ArrayList<>(words);
    List<TimedWord> order = new ArrayList<>();
    places.forEach(i -> order.add(words.get(i)));
    // By Fisher and Yates: every order is as likely as any other.
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      TimedWord swap = order.get(i);
      order.set(i, order.get(other));
      order.set(other, swap);
    }
    for (int i = 0; i < places.size(); i++) {
      TimedWord place = words.get(places.get(i));
      TimedWord said = order.get(i);
      if (!said.equals(place)) {
        all.set(
            places.get(i),
            new TimedWord(
                said.text(), place.startUs(), place.endUs(), said.origin(), said.confidence()));
      }
    }
    return all;
  }

  /** As many words as there were take their times; otherwise they share the time by length. */
  private static List<TimedWord> replaced(List<TimedWord> words, Stretch stretch, String text) {
    List<String> said = List.of(text.strip().split("\\s+"));
    List<TimedWord> before = new ArrayList<>();
    List<TimedWord> gone = new ArrayList<>();
    List<TimedWord> after = new ArrayList<>();
    for (TimedWord w : words) {
      boolean inside = holds(stretch, w);
      boolean early = (w.startUs() + w.endUs()) / 2 < stretch.startUs();
      (inside ? gone : early ? before : after).add(w);
    }
    List<TimedWord> all = new ArrayList<>(before);
    if (said.size() == gone.size()) {
      for (int i = 0; i < said.size(); i++) {
        all.add(word(said.get(i), gone.get(i).startUs(), gone.get(i).endUs()));
      }
    } else {
      long start = gone.isEmpty() ? stretch.startUs() : gone.get(0).startUs();
      long end = gone.isEmpty() ? stretch.endUs() : gone.get(gone.size() - 1).endUs();
      all.addAll(spread(said, Math.max(start, stretch.startUs()), Math.min(end, stretch.endUs())));
    }
    all.addAll(after);
    return all;
  }

  private static List<TimedWord> spread(List<String> said, long start, long end) {
    long letters = said.stream().mapToLong(String::length).sum();
    List<TimedWord> words = new ArrayList<>();
    long so = 0;
    for (String w : said) {
      long from = start + (end - start) * so / letters;
      so += w.length();
      words.add(word(w, from, start + (end - start) * so / letters));
    }
    return words;
  }

  private static TimedWord word(String text, long start, long end) {
    return new TimedWord(text, start, end, TimedWord.Origin.INTERPOLATED, 1);
  }
}
