/** Whether somebody speaks, by the Silero network. */
@NullMarked
package org.lacuna.media.audio.vad;

import org.jspecify.annotations.NullMarked;
