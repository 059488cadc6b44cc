/** Transcript readers and word embeddings. */
@NullMarked
package org.lacuna.media.text;

import org.jspecify.annotations.NullMarked;
