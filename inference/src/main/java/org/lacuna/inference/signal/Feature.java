package org.lacuna.inference.signal;

/**
 * One column of a feature sequence.
 *
 * @param name unique within its sequence, lower case with underscores, for example {@code
 *     f0_semitone}
 * @param unit physical unit, for example {@code Hz}, {@code dB}, {@code deg}, or {@code 1} when the
 *     number is a ratio or a probability
 * @param description one plain sentence for a tooltip: what it measures
 */
public record Feature(String name, String unit, String description) {}
