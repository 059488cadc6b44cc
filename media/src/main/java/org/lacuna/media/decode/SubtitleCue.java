package org.lacuna.media.decode;

public record SubtitleCue(long startUs, long endUs, String text) {}
