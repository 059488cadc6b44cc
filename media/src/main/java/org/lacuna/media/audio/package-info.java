/** Acoustic extractors. */
@NullMarked
package org.lacuna.media.audio;

import org.jspecify.annotations.NullMarked;
