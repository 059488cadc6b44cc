/** Which faces are on screen, and who each of them is. */
@NullMarked
package org.lacuna.media.vision.track;

import org.jspecify.annotations.NullMarked;
