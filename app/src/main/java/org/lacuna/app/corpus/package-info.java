/** Fills the training pool with features from this program's own extractors. */
@NullMarked
package org.lacuna.app.corpus;

import org.jspecify.annotations.NullMarked;
