package org.lacuna.app.probe;

import java.nio.file.Path;

/**
 * One utterance of a corpus.
 *
 * @param file sound file
 * @param speaker who speaks, as the corpus names them
 * @param emotion what is acted
 */
public record Recording(Path file, String speaker, String emotion) {}
