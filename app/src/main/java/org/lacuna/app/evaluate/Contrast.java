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
 * @param p two-sided, by paired bootstrap; not corrected for how many pairs are looked at
 */
public record Contrast(
    String first,
    String second,
    String given,
    String metric,
    double difference,
    double low,
    double high,
    double p) {}
