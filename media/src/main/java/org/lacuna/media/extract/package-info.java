/** One pass over a file: from media to a feature set. */
@NullMarked
package org.lacuna.media.extract;

import org.jspecify.annotations.NullMarked;
