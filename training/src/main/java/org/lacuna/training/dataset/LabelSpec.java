package org.lacuna.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the labels of a data set mean.
 *
 * @param kind how to read the numbers
 * @param names one name a label, in the order of {@link Utterance#label}; none when the data have
 *     no labels
 * @param choices by name the labels that are one of several choices, whose number is the place of
 *     the right one; at most one label, and the last
 */
public record LabelSpec(Kind kind, List<String> names, Map<String, List<String>> choices) {

  /** How to read a label. */
  public enum Kind {
    /** A strength on the file's own scale. */
    SCORE,
    /** 1 = this emotion is there, 0 = it is not; several may be there at once. */
    PRESENCE
  }

  /** The order in which MulT's IEMOCAP files give the emotions. */
  public static final List<String> IEMOCAP = List.of("neutral", "happy", "sad", "angry");

  /** The order in which MOSEI's label sequence gives its seven columns. */
  public static final List<String> MOSEI =
      List.of("sentiment", "happy", "sad", "anger", "surprise", "disgust", "fear");

  public LabelSpec {
    names = List.copyOf(names);
    choices = Map.copyOf(choices);
    boolean last = !names.isEmpty() && choices.keySet().equals(Set.of(names.get(names.size() - 1)));
    if (!choices.isEmpty() && !last) {
      throw new IllegalArgumentException("only the last label can be a choice");
    }
  }

  /** Labels that are read alike. */
  public LabelSpec(Kind kind, List<String> names) {
    this(kind, names, Map.of());
  }

  /** The same with one label more, at the end, that is one of several choices. */
  public LabelSpec withChoice(String name, List<String> among) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new LabelSpec(kind, more, Map.of(name, List.copyOf(among)));
  }

  /** The choices of a label; none for a number. */
  public List<String> choices(String name) {
    return choices.getOrDefault(name, List.of());
  }

  /** One sentiment score. */
  public static LabelSpec sentiment() {
    return new LabelSpec(Kind.SCORE, List.of("sentiment"));
  }

  /** {@code count} scores: one is the sentiment, seven are MOSEI's, others are numbered traits. */
  public static LabelSpec scores(int count) {
    if (count == 1) {
      return sentiment();
    }
    return new LabelSpec(Kind.SCORE, count == MOSEI.size() ? MOSEI : numbered("trait", count));
  }

  /** {@code count} emotions that are there or not: four are IEMOCAP's, others are numbered. */
  public static LabelSpec presences(int count) {
    return new LabelSpec(
        Kind.PRESENCE, count == IEMOCAP.size() ? IEMOCAP : numbered("class", count));
  }

  private static List<String> numbered(String word, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(word + " " + i);
    }
    return names;
  }

  /** Number of labels of every utterance. */
  public int count() {
    return names.size();
  }
}
