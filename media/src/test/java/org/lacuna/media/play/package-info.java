/** Tests of playback with a clock and a sound device under the test's control. */
@NullMarked
package org.lacuna.media.play;

import org.jspecify.annotations.NullMarked;
