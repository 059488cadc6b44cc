/** Whisper, for a model file that the user names: the only importer of whisper-jni. */
@NullMarked
package org.lacuna.media.text.speech.whisper;

import org.jspecify.annotations.NullMarked;
