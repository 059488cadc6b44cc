package org.lacuna.training.loop;

/**
 * How long and how fast any method is trained.
 *
 * @param seed of everything that is random: start values, order of the examples, dropping, dropout
 * @param stepsPerEpoch steps between two validations
 * @param epochs most epochs
 * @param patience epochs without a better validation before it stops
 * @param maxSeconds stops after the epoch that goes beyond this time; a run that it ends cannot be
 *     repeated exactly
 * @param learningRate of Adam
 * @param decay whether the rate falls linearly to a tenth over the epochs given; constant otherwise
 * @param weightDecay of Adam, 0 for none
 * @param clip largest norm of the gradient of one update
 * @param averaging share of a running mean of the weights that a step keeps; the mean is then what
 *     is validated and kept. 0 for the weights themselves
 * @param workers parts of a batch that are computed side by side, each on a thread of its own; the
 *     weights depend on how many, not on how many cores there are
 */
public record Schedule(
    long seed,
    int stepsPerEpoch,
    int epochs,
    int patience,
    double maxSeconds,
    double learningRate,
    boolean decay,
    double weightDecay,
    double clip,
    double averaging,
    int workers) {

  private static final double LAST_RATE = 0.1;

  public Schedule {
    if (stepsPerEpoch < 1 || epochs < 1 || learningRate <= 0 || clip <= 0) {
      throw new IllegalArgumentException("steps, epochs, rate and clip must be positive");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("somebody must do the work");
    }
    if (averaging < 0 || averaging >= 1) {
      throw new IllegalArgumentException("a share that is kept lies in 0 to below 1");
    }
  }

  /** The learning rate of a step counted from 0: a matter of the steps done, not of the clock. */
  double rate(int step) {
    double done = step / (double) (epochs * stepsPerEpoch);
    return decay ? learningRate * (1 - (1 - LAST_RATE) * done) : learningRate;
  }

  /** The seed of one epoch, so that a run that is taken up again draws what it would have drawn. */
  long seedOf(int epoch) {
    return seed * 1_000_003L + epoch;
  }

  /** The same with one worker. */
  public Schedule(
      long seed,
      int stepsPerEpoch,
      int epochs,
      int patience,
      double maxSeconds,
      double learningRate,
      boolean decay,
      double weightDecay,
      double clip,
      double averaging) {
    this(
        seed,
        stepsPerEpoch,
        epochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        weightDecay,
        clip,
        averaging,
        1);
  }

  public Schedule withSeed(long newSeed) {
    return with(newSeed, workers);
  }

  public Schedule withWorkers(int newWorkers) {
    return with(seed, newWorkers);
  }

  private Schedule with(long newSeed, int newWorkers) {
    return new Schedule(
        newSeed,
        stepsPerEpoch,
        epochs,
        patience,
        maxSeconds,
        learningRate,
        decay,
        weightDecay,
        clip,
        averaging,
        newWorkers);
  }

  /**
   * Everything that shapes a run. One worker goes without saying, so that the state of a run from
   * before there were several still fits.
   */
  @Override
  public String toString() {
    String all =
        "Schedule[seed="
            + seed
            + ", stepsPerEpoch="
            + stepsPerEpoch
            + ", epochs="
            + epochs
            + ", patience="
            + patience
            + ", maxSeconds="
            + maxSeconds
            + ", learningRate="
            + learningRate
            + ", decay="
            + decay
            + ", weightDecay="
            + weightDecay
            + ", clip="
            + clip
            + ", averaging="
            + averaging;
    return all + (workers == 1 ? "]" : ", workers=" + workers + "]");
  }
}
