/** How transcript files are written: characters, times, tables, Praat and ELAN. */
@NullMarked
package org.lacuna.media.text.format;

import org.jspecify.annotations.NullMarked;
