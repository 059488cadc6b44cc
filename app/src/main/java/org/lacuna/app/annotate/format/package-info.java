/** Annotations as the files of other programs: ELAN, Praat, tables and subtitles. */
@NullMarked
package org.lacuna.app.annotate.format;

import org.jspecify.annotations.NullMarked;
