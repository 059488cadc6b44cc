package org.lacuna.training.method;

import org.lacuna.training.nn.Ops;

/**
 * One thing that is predicted, and the name of the output that says it. Scores of a head are {@code
 * [B, questions * classes]}: numbers for a regression, logits for classes, the classes of one
 * question side by side.
 *
 * @param name name of the output, for example {@code sentiment}
 * @param kind number or class
 * @param questions independent numbers or independent choices: 1 for a sentiment, 4 for the four
 *     yes-no emotions of IEMOCAP, 16 for the traits of POM
 * @param classes classes of each question; 1 for a regression
 * @param low lowest number that is given out, of a regression; -infinity where there is none
 * @param high highest number that is given out, of a regression
 */
public record Head(String name, Kind kind, int questions, int classes, float low, float high) {

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
    if (questions < 1 || classes < 1 || (kind == Kind.CLASSES) != (classes > 1)) {
      throw new IllegalArgumentException(
          name + " cannot have " + questions + " questions of " + classes + " classes");
    }
  }

  /** One sentiment in [-3, 3]. */
  public static Head sentiment() {
    return regression(SENTIMENT, 1, -3, 3);
  }

  /** Numbers within bounds. */
  public static Head regression(String name, int questions, float low, float high) {
    return new Head(name, Kind.REGRESSION, questions, 1, low, high);
  }

  /** Questions that each have one right answer among some classes. */
  public static Head classes(String name, int questions, int classes) {
    return new Head(name, Kind.CLASSES, questions, classes, 0, 1);
  }

  /** Scores of one example. */
  public int width() {
    return questions * classes;
  }

  /** Probabilities of the classes, or the numbers as they are; {@code [B, width]}. */
  public <V> V probabilities(Ops<V> ops, V scores) {
    return switch (kind) {
      case REGRESSION -> scores;
      case CLASSES ->
          questions == 1
              ? ops.softmax(scores)
              : ops.reshape(ops.softmax(ops.reshape(scores, 0, questions, classes)), 0, width());
    };
  }

  /** The scores whose {@link #probabilities} are those given. */
  public <V> V scores(Ops<V> ops, V probabilities) {
    return kind == Kind.REGRESSION ? probabilities : ops.log(ops.clip(probabilities, TINY, 1));
  }
}
