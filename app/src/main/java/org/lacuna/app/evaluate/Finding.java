package org.lacuna.app.evaluate;

/**
 * One figure of one model.
 *
 * @param model label of the {@link Subject}
 * @param given what the model was given: a subset, or {@code random missing 0.30}
 * @param metric name as in {@link org.lacuna.inference.eval.HeadMetrics}
 * @param value the figure; the mean where there are several networks
 * @param low lower end of the 95 % interval over recordings, NaN where none was computed; of random
 *     missing the least of the draws
 * @param high upper end; of random missing the most of the draws
 * @param judged samples that it is over
 * @param networks how many networks, one a seed, it is the mean of
 * @param deviation over the networks, NaN for one alone
 */
public record Finding(
    String model,
    String given,
    String metric,
    double value,
    double low,
    double high,
    int judged,
    int networks,
    double deviation) {}
