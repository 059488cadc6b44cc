package org.lacuna.app.project;

import java.util.Optional;

/**
 * What was found in a clip besides its scores.
 *
 * @param clip id of the clip
 * @param stamp tells whether the file has changed since; empty when it was not there
 * @param words of its transcript, joined by spaces; empty without one
 * @param caution what must be known before scores that use its sound are trusted, one sentence or
 *     more; "" for nothing, empty when that was never looked at
 * @param failure why it could not be read, one sentence; empty when it could
 */
public record Finding(
    long clip, String stamp, String words, Optional<String> caution, String failure) {}
