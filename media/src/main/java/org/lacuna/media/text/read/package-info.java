/** One reader for each form of transcript. */
@NullMarked
package org.lacuna.media.text.read;

import org.jspecify.annotations.NullMarked;
