/** Extracted clips as files, and the cache that finds them again by content. */
@NullMarked
package org.lacuna.media.store;

import org.jspecify.annotations.NullMarked;
