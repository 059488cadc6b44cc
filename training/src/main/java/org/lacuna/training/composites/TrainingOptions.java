package org.lacuna.training.composites;

import org.lacuna.training.data.Disturbance;
import org.lacuna.training.loop.Schedule;

/**
 * How to train on composites.
 *
 * @param schedule the part that every method shares; its step is one batch
 * @param batch samples in one step
 * @param shares what the training samples are made of
 * @param heldOut how many composites the network is judged by
 * @param disturbance how training examples are changed
 * @param warmUpSteps steps in which encoders are trained by themselves first, where the method has
 *     any
 */
public record TrainingOptions(
    Schedule schedule,
    int batch,
    Shares shares,
    HeldOutSizes heldOut,
    Disturbance disturbance,
    int warmUpSteps) {

  /**
   * What the training samples are made of.
   *
   * @param sentiment share of samples around a text with a sentiment score
   * @param unrelated share of those whose voice and face have nothing to do with the score, so that
   *     the network does not take them for its cause
   */
  public record Shares(double sentiment, double unrelated) {}

  /**
   * How many composites the network is judged by.
   *
   * @param validEmotions composites of each emotion in the validation set
   * @param validSentiments composites with a sentiment score in the validation set
   * @param testEmotions composites of each emotion in the test set, where all scored texts are
   *     tested; as many others are drawn from the validation part to fit the temperatures
   */
  public record HeldOutSizes(int validEmotions, int validSentiments, int testEmotions) {}

  private static final Shares SHARES = new Shares(0.3, 0.5);
  private static final HeldOutSizes HELD_OUT = new HeldOutSizes(60, 120, 150);

  /** The run of the first network of the bundle that the program opens by itself. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          new Schedule(7, 200, 15, 15, 7200, 1e-3, true, 0, 1.0, 0.995),
          32,
          SHARES,
          HELD_OUT,
          Disturbance.WORDS,
          600);

  /** The run of the second network of that bundle. */
  static final TrainingOptions DISTURBED =
      new TrainingOptions(
          new Schedule(7, 100, 10, 10, 7200, 1e-3, true, 0, 1.0, 0.995),
          64,
          SHARES,
          HELD_OUT,
          Disturbance.STRONG,
          800);

  /** The run behind the bundle of adaptive modality distillation. */
  public static final TrainingOptions AMD =
      new TrainingOptions(
          new Schedule(7, 100, 10, 10, 7200, 1e-3, true, 0, 1.0, 0.995),
          64,
          SHARES,
          HELD_OUT,
          Disturbance.STRONG,
          0);

  /** The training of the encoders: one epoch. */
  Schedule warmUp() {
    return new Schedule(
        schedule.seed(),
        warmUpSteps,
        1,
        1,
        schedule.maxSeconds(),
        schedule.learningRate(),
        schedule.decay(),
        0,
        schedule.clip(),
        0);
  }

  /** The same by another seed, for so many epochs and so long at most. */
  public TrainingOptions with(long seed, int epochs, double maxSeconds) {
    Schedule other =
        new Schedule(
            seed,
            schedule.stepsPerEpoch(),
            epochs,
            schedule.patience(),
            maxSeconds,
            schedule.learningRate(),
            schedule.decay(),
            schedule.weightDecay(),
            schedule.clip(),
            schedule.averaging());
    return new TrainingOptions(other, batch, shares, heldOut, disturbance, warmUpSteps);
  }
}
