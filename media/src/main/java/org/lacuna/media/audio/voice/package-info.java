/** Descriptors that only a voice has: pitch, its steadiness, harmonics, formants. */
@NullMarked
package org.lacuna.media.audio.voice;

import org.jspecify.annotations.NullMarked;
