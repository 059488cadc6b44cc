/** Transcripts: finding, reading and writing them, and a vector for each of their words. */
@NullMarked
package org.lacuna.media.text;

import org.jspecify.annotations.NullMarked;
