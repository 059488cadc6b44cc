package org.lacuna.app.reports;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was said about one question of one clip, the mean over the networks of a run. Immutable.
 *
 * @param id of the clip
 * @param recording that it is part of
 * @param question head and question
 * @param label the right answer in words
 * @param choice whether one of several choices was asked for
 * @param right the right answer: the number, or 1 for a choice
 * @param said by what was given: the number, or the probability of the right choice
 */
public record Answer(
    String id,
    String recording,
    String question,
    String label,
    boolean choice,
    double right,
    Map<String, Double> said) {

  public Answer {
    said = java.util.Collections.unmodifiableMap(new TreeMap<>(said));
  }

  /**
   * Distance from the label, of a choice what its probability lacks; empty where nothing was said
   * with that given.
   */
  public OptionalDouble error(String given) {
    Double value = said.get(given);
    return value == null || Double.isNaN(right)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.abs(value - right));
  }

  /** What was given most: the name with the most parts. */
  public String fullest() {
    String best = "";
    int most = 0;
    for (String given : said.keySet()) {
      int parts = given.split("\\+", -1).length;
      if (parts > most) {
        most = parts;
        best = given;
      }
    }
    return best;
  }

  /** The largest distance between what is said with everything and with less. */
  public double disagreement() {
    Double full = said.get(fullest());
    double most = 0;
    for (double value : said.values()) {
      most = Math.max(most, full == null ? 0 : Math.abs(value - full));
    }
    return most;
  }

  /** What was given where the distance is largest; empty where nothing was left out. */
  public String farthest() {
    Double full = said.get(fullest());
    String farthest = "";
    double most = -1;
    for (Map.Entry<String, Double> e : said.entrySet()) {
      if (full != null && !e.getKey().equals(fullest()) && Math.abs(e.getValue() - full) > most) {
        most = Math.abs(e.getValue() - full);
        farthest = e.getKey();
      }
    }
    return farthest;
  }
}
