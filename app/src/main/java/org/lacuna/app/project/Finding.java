package org.lacuna.app.project;

/**
 * What was found in a clip besides its scores.
 *
 * @param clip id of the clip
 * @param stamp tells whether the file has changed since; empty when it was not there
 * @param words of its transcript, joined by spaces; empty without one
 * @param failure why it could not be read, one sentence; empty when it could
 */
public record Finding(long clip, String stamp, String words, String failure) {}
