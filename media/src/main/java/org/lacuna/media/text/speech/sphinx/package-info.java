/** The built-in engine: the only importer of CMU Sphinx. */
@NullMarked
package org.lacuna.media.text.speech.sphinx;

import org.jspecify.annotations.NullMarked;
