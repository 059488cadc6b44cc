package org.lacuna.app.attention;

import java.util.Optional;

/**
 * One direction in one sentence.
 *
 * @param direction who looks at whom
 * @param sentence what can be said of it in the window under the playhead
 * @param picture what it was read from, all layers and heads; empty where there is nothing
 * @param focus where the attention goes; empty likewise
 */
public record AttentionSummary(
    Direction direction,
    String sentence,
    Optional<AttentionPicture> picture,
    Optional<AttentionFocus> focus) {}
