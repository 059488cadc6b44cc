/** Tests of the voice activity. */
@NullMarked
package org.lacuna.media.audio.vad;

import org.jspecify.annotations.NullMarked;
