package org.lacuna.media.demo.voice;

/**
 * How a stretch of speech is spoken.
 *
 * @param loudness amplitude, 1 is ordinary
 * @param openQuotient share of a glottal cycle in which the folds are apart: large is soft, small
 *     is tense
 * @param breath level of breath noise under the voice, 0 to 1
 * @param tilt corner of the voice's roll-off, hertz: low is dull, high is bright
 */
public record VoiceStyle(double loudness, double openQuotient, double breath, double tilt) {}
