/** What a sound track looks like: its outline and its spectrum over time, for drawing. */
@NullMarked
package org.lacuna.media.sound;

import org.jspecify.annotations.NullMarked;
