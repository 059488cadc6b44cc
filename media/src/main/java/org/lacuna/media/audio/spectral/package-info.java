/** Descriptors that every audible step has: level, cepstrum, shape of the spectrum. */
@NullMarked
package org.lacuna.media.audio.spectral;

import org.jspecify.annotations.NullMarked;
