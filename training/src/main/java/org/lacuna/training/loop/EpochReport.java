package org.lacuna.training.loop;

import java.util.Map;

/**
 * What an epoch brought.
 *
 * @param epoch from 1
 * @param steps steps so far
 * @param seconds since the start
 * @param loss mean training loss and its parts by name
 * @param validation scores on the validation set by name
 * @param best whether this is the best epoch so far
 */
public record EpochReport(
    int epoch,
    int steps,
    double seconds,
    Map<String, Double> loss,
    Map<String, Double> validation,
    boolean best) {}
