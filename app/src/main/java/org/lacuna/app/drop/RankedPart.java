package org.lacuna.app.drop;

import org.lacuna.inference.drop.Influence;

/**
 * A part of a modality with what its absence does to the score that is explained. Immutable.
 *
 * @param part the part
 * @param words what is said in it; empty where nothing is or nobody knows
 * @param effect score without the part minus the score with it
 */
public record RankedPart(Influence part, String words, double effect) {}
