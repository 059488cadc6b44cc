package org.lacuna.training.study;

import java.util.Map;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.training.method.Method;

/**
 * What one training brought.
 *
 * @param method the network
 * @param weights by parameter name; empty for machines
 * @param score validation error that decided, lower is better
 * @param epoch the epoch that was kept, 0 where there are none
 * @param seconds spent
 * @param test answers on the test part by what was given; empty where the test part was left alone
 */
record Trained(
    Method method,
    Map<String, float[]> weights,
    double score,
    int epoch,
    double seconds,
    Map<ModalitySet, Answered> test) {}
