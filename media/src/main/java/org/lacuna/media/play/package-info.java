/** Playback clock and frame feed, without JavaFX. */
@NullMarked
package org.lacuna.media.play;

import org.jspecify.annotations.NullMarked;
