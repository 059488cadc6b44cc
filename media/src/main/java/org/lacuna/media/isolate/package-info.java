/** Extraction in processes of its own: what a file makes native code do stays there (ADR 0024). */
@NullMarked
package org.lacuna.media.isolate;

import org.jspecify.annotations.NullMarked;
