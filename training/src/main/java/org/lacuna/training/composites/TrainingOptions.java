package org.lacuna.training.composites;

import org.lacuna.training.data.Disturbance;
import org.lacuna.training.loop.Schedule;

/**
 * How to train.
 *
 * @param seed of everything that is random: start values, draws, dropping, dropout
 * @param batch samples in one step
 * @param stepsPerEpoch steps between two validations
 * @param epochs most epochs
 * @param patience epochs without a better validation before it stops
 * @param maxSeconds stops after the epoch that goes beyond this time; a run that it ends cannot be
 *     repeated exactly
 * @param learningRate of Adam
 * @param decay whether the rate falls linearly to a tenth over the epochs given; constant
 *     otherwise, as in the paper
 * @param clip largest norm of the gradient
 * @param sentimentShare share of training samples around a text with a sentiment score
 * @param unrelatedShare share of those whose voice and face have nothing to do with the score, so
 *     that the network does not take them for its cause
 * @param validEmotions composites of each emotion in the validation set; the temperatures are
 *     fitted on five times as many
 * @param validSentiments composites with a sentiment score in the validation set
 * @param testEmotions composites of each emotion in the test set; all scored texts are tested
 * @param disturbance how training examples are changed
 * @param warmUpSteps steps in which encoders are trained by themselves first, where the method has
 *     any
 * @param averaging share of the running mean of the weights that a step keeps; the mean is what is
 *     validated and kept
 */
public record TrainingOptions(
    long seed,
    int batch,
    int stepsPerEpoch,
    int epochs,
    int patience,
    double maxSeconds,
    double learningRate,
    boolean decay,
    double clip,
    double sentimentShare,
    double unrelatedShare,
    int validEmotions,
    int validSentiments,
    int testEmotions,
    Disturbance disturbance,
    int warmUpSteps,
    double averaging) {

  /** The run of the first network of the bundle that the program opens by itself. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(
          7,
          32,
          200,
          15,
          15,
          7200,
          1e-3,
          true,
          1.0,
          0.3,
          0.5,
          60,
          120,
          150,
          Disturbance.WORDS,
          600,
          0.995);

  /** The run of the second network of that bundle. */
  static final TrainingOptions LARGER_BATCHES =
      new TrainingOptions(
          7,
          64,
          100,
          14,
          15,
          7200,
          1e-3,
          true,
          1.0,
          0.3,
          0.5,
          60,
          120,
          150,
          Disturbance.WORDS,
          300,
          0.995);

  /** The run behind the bundle of adaptive modality distillation. */
  public static final TrainingOptions AMD =
      new TrainingOptions(
          7,
          64,
          100,
          10,
          10,
          7200,
          1e-3,
          true,
          1.0,
          0.3,
          0.5,
          60,
          120,
          150,
          Disturbance.STRONG,
          0,
          0.995);

  /** The part that every method shares. */
  public Schedule schedule() {
    return new Schedule(
        seed, stepsPerEpoch, epochs, patience, maxSeconds, learningRate, decay, 0, clip, averaging);
  }

  /** The training of the encoders: one epoch. */
  Schedule warmUp() {
    return new Schedule(seed, warmUpSteps, 1, 1, maxSeconds, learningRate, decay, 0, clip, 0);
  }

  public TrainingOptions withMaxSeconds(double seconds) {
    return new TrainingOptions(
        seed,
        batch,
        stepsPerEpoch,
        epochs,
        patience,
        seconds,
        learningRate,
        decay,
        clip,
        sentimentShare,
        unrelatedShare,
        validEmotions,
        validSentiments,
        testEmotions,
        disturbance,
        warmUpSteps,
        averaging);
  }

  public TrainingOptions withEpochs(int newEpochs) {
    return new TrainingOptions(
        seed,
        batch,
        stepsPerEpoch,
        newEpochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        clip,
        sentimentShare,
        unrelatedShare,
        validEmotions,
        validSentiments,
        testEmotions,
        disturbance,
        warmUpSteps,
        averaging);
  }

  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(
        newSeed,
        batch,
        stepsPerEpoch,
        epochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        clip,
        sentimentShare,
        unrelatedShare,
        validEmotions,
        validSentiments,
        testEmotions,
        disturbance,
        warmUpSteps,
        averaging);
  }

  public TrainingOptions withWarmUpSteps(int newSteps) {
    return new TrainingOptions(
        seed,
        batch,
        stepsPerEpoch,
        epochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        clip,
        sentimentShare,
        unrelatedShare,
        validEmotions,
        validSentiments,
        testEmotions,
        disturbance,
        newSteps,
        averaging);
  }

  public TrainingOptions withStepsPerEpoch(int newSteps) {
    return new TrainingOptions(
        seed,
        batch,
        newSteps,
        epochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        clip,
        sentimentShare,
        unrelatedShare,
        validEmotions,
        validSentiments,
        testEmotions,
        disturbance,
        warmUpSteps,
        averaging);
  }
}
