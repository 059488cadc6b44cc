package org.lacuna.app.evaluate;

/**
 * Whether two models differ, on the same samples and with the same modalities given.
 *
 * @param first a model
 * @param second another one
 * @param given what both were given
 * @param metric what is compared
 * @param difference figure of the first minus that of the second
 * @param low lower end of the 95 % interval of the difference
 * @param high upper end
 * @param p two-sided, by paired bootstrap over recordings
 * @param adjusted the same after Holm's correction for all comparisons of that metric in the run
 */
public record Contrast(
    String first,
    String second,
    String given,
    String metric,
    double difference,
    double low,
    double high,
    double p,
    double adjusted) {

  Contrast adjusted(double to) {
    return new Contrast(first, second, given, metric, difference, low, high, p, to);
  }
}
