/** Chooses the speech engine: the built-in one, or the one that reads what the user names. */
@NullMarked
package org.lacuna.media.text.speech.engines;

import org.jspecify.annotations.NullMarked;
