package org.lacuna.app.answers;

/**
 * What one network said about one question of one clip. Immutable.
 *
 * @param model who said it; empty in the files of a training, which are of one model
 * @param recording that the clip is part of
 * @param id of the clip
 * @param given what the network was given, as {@link
 *     org.lacuna.inference.signal.ModalitySet#toString()} has it
 * @param head what is asked about
 * @param question one of the head's
 * @param label the right answer in words: a number, or the name of a choice
 * @param choice whether one of several choices is asked for
 * @param right the right answer: the number, or 1 for a choice
 * @param said the number that was said, or the probability that the right choice was given; NaN
 *     where the file has none
 */
public record AnswerRow(
    String model,
    String recording,
    String id,
    String given,
    String head,
    String question,
    String label,
    boolean choice,
    double right,
    double said) {

  /** Head and question, in one name. */
  public String asked() {
    return head.equals(question) ? head : head + ": " + question;
  }
}
