package org.lacuna.app.evaluate;

/**
 * One figure of one model.
 *
 * @param model name and version of the model
 * @param given what the model was given: a subset, or {@code random missing 0.30}
 * @param metric name as in {@link org.lacuna.inference.eval.SentimentMetrics} or {@link
 *     org.lacuna.inference.eval.ClassMetrics}
 * @param value the figure
 * @param low lower end of the 95 % interval, NaN where none was computed
 * @param high upper end
 * @param judged samples that it is over
 */
public record Finding(
    String model, String given, String metric, double value, double low, double high, int judged) {}
