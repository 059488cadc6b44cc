/** Words out of sound: recognising them, and finding when those of a known transcript are said. */
@NullMarked
package org.lacuna.media.text.speech;

import org.jspecify.annotations.NullMarked;
