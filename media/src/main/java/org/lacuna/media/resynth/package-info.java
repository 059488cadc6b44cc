/** An illustration for the ear: sound made from acoustic features alone. */
@NullMarked
package org.lacuna.media.resynth;

import org.jspecify.annotations.NullMarked;
