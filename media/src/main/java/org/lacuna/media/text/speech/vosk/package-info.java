/** Vosk, for a model folder that the user names: the only importer of it and of JNA. */
@NullMarked
package org.lacuna.media.text.speech.vosk;

import org.jspecify.annotations.NullMarked;
