package org.lacuna.app.project;

/**
 * One score that a model gave a clip.
 *
 * @param clip id of the clip
 * @param model SHA-256 of the network
 * @param given modalities, as {@link org.lacuna.inference.signal.ModalitySet#toString()} has them
 * @param name {@code sentiment}, or the label of an emotion
 * @param value the score
 */
public record ScoreEntry(long clip, String model, String given, String name, double value) {}
