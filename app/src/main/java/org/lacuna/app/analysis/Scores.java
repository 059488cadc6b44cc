package org.lacuna.app.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The scores as they are shown.
 *
 * @param state which face the panel shows
 * @param message a sentence instead of numbers; empty when there are numbers
 * @param sentiment in [-3, 3]; empty when the network gives none
 * @param full the sentiment with every modality
 * @param mood the sentiment in words
 * @param difference how far {@code sentiment} is from {@code full}, in words; empty when they are
 *     one and the same
 * @param emotions one row a label, in the order of the network
 * @param caution what must be known before these numbers are trusted; empty for nothing
 * @param latency how long the answer took, in words
 */
public record Scores(
    State state,
    String message,
    OptionalDouble sentiment,
    OptionalDouble full,
    String mood,
    String difference,
    List<Emotion> emotions,
    String caution,
    String latency) {

  public Scores {
    emotions = List.copyOf(emotions);
  }

  /** Which face the panel shows. */
  public enum State {
    /** No clip is open. */
    EMPTY,
    /** The network is still thinking. */
    WAITING,
    /** Numbers. */
    SCORES,
    /** Every switch is off. */
    NOTHING_ON,
    /** There is no network. */
    FAILED
  }

  /**
   * One emotion.
   *
   * @param label the network's own
   * @param name for a person
   * @param value probability now
   * @param full probability with every modality
   * @param top whether it is the most likely one now
   */
  public record Emotion(String label, String name, double value, double full, boolean top) {

    /** How much more or less likely than with every modality. */
    public double delta() {
      return value - full;
    }
  }

  static Scores without(State state, String message) {
    return new Scores(
        state, message, OptionalDouble.empty(), OptionalDouble.empty(), "", "", List.of(), "", "");
  }
}
