package org.lacuna.app.attention;

import org.lacuna.app.timeline.Span;

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
    int row, int column, Span target, Span source, AttentionPicture picture, String text) {}
