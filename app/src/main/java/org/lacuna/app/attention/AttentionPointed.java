package org.lacuna.app.attention;

import org.lacuna.inference.drop.Stretch;

/**
 * The cell of the map under the pointer.
 *
 * @param row the step that looks
 * @param column the step that is looked at
 * @param target when the one that looks is
 * @param source when the one that is looked at is
 * @param picture the map
 * @param text what the cell says, in words
 */
public record AttentionPointed(
    int row, int column, Stretch target, Stretch source, AttentionPicture picture, String text) {}
