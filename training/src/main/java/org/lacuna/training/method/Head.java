package org.lacuna.training.method;

import java.util.List;
import org.lacuna.training.nn.Ops;

/**
 * One thing that is predicted, and the name of the output that says it. Scores of a head are {@code
 * [B, questions * classes]}: numbers for a regression, logits for classes, the classes of one
 * question side by side.
 *
 * @param name name of the output, for example {@code sentiment}
 * @param kind number or class
 * @param asked names of the independent numbers or independent choices: one for a sentiment, four
 *     for the yes-no emotions of IEMOCAP, one for each trait of POM
 * @param labels names of the classes of each question; empty for a regression
 * @param low lowest number that is given out, of a regression; -infinity where there is none
 * @param high highest number that is given out, of a regression
 */
public record Head(
    String name, Kind kind, List<String> asked, List<String> labels, float low, float high) {

  /** The name that a model card gives to the sentiment. */
  public static final String SENTIMENT = "sentiment";

  /** The name that a model card gives to the emotions. */
  public static final String EMOTIONS = "emotions";

  /** Below this a probability is taken as this, so that its logarithm stays a number. */
  private static final float TINY = 1e-9f;

  /** What a head gives. */
  public enum Kind {
    /** Real numbers, learned with the absolute error. */
    REGRESSION,
    /** One of several classes a question, learned with the cross-entropy. */
    CLASSES
  }

  public Head {
    asked = List.copyOf(asked);
    labels = List.copyOf(labels);
    boolean fits = kind == Kind.CLASSES ? labels.size() > 1 : labels.isEmpty();
    if (asked.isEmpty() || !fits) {
      throw new IllegalArgumentException(name + " cannot ask " + asked + " of " + labels);
    }
  }

  /** One sentiment in [-3, 3]. */
  public static Head sentiment() {
    return regression(SENTIMENT, List.of(SENTIMENT), -3, 3);
  }

  /** One emotion out of several. */
  public static Head emotions(List<String> labels) {
    return classes(EMOTIONS, List.of(EMOTIONS), labels);
  }

  /** Numbers within bounds. */
  public static Head regression(String name, List<String> asked, float low, float high) {
    return new Head(name, Kind.REGRESSION, asked, List.of(), low, high);
  }

  /** Questions that each have one right answer among some classes. */
  public static Head classes(String name, List<String> asked, List<String> labels) {
    return new Head(name, Kind.CLASSES, asked, labels, 0, 1);
  }

  /** Number of independent questions. */
  public int questions() {
    return asked.size();
  }

  /** Classes of each question; 1 for a regression. */
  public int classes() {
    return kind == Kind.CLASSES ? labels.size() : 1;
  }

  /** Scores of one example. */
  public int width() {
    return questions() * classes();
  }

  /** Probabilities of the classes, or the numbers as they are; {@code [B, width]}. */
  public <V> V probabilities(Ops<V> ops, V scores) {
    return switch (kind) {
      case REGRESSION -> scores;
      case CLASSES ->
          questions() == 1
              ? ops.softmax(scores)
              : ops.reshape(
                  ops.softmax(ops.reshape(scores, 0, questions(), classes())), 0, width());
    };
  }

  /** The scores whose {@link #probabilities} are those given. */
  public <V> V scores(Ops<V> ops, V probabilities) {
    return kind == Kind.REGRESSION ? probabilities : ops.log(ops.clip(probabilities, TINY, 1));
  }
}
