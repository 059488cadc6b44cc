/** Sound cut into steps of 10 ms, and the spectrum that all descriptors of a step share. */
@NullMarked
package org.lacuna.media.audio.frame;

import org.jspecify.annotations.NullMarked;
