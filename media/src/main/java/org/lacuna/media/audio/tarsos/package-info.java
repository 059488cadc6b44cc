/** TarsosDSP: the only importer of {@code be.tarsos}. */
@NullMarked
package org.lacuna.media.audio.tarsos;

import org.jspecify.annotations.NullMarked;
