package org.lacuna.app.reports;

/**
 * One figure of an evaluation, or of a paper. Immutable; NaN where there is none.
 *
 * @param model who reached it
 * @param given what it was given
 * @param metric by the name of the files
 * @param value the figure
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param samples that it is over; 0 where that is not said
 * @param networks that it is the mean of; 0 likewise
 * @param deviation over the networks
 * @param published whether it stands in a paper, on other features
 */
public record Figure(
    String model,
    String given,
    String metric,
    double value,
    double low,
    double high,
    int samples,
    int networks,
    double deviation,
    boolean published) {}
