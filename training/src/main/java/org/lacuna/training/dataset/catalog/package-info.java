/** Chooses the reader for a file or folder by what is in it. */
@NullMarked
package org.lacuna.training.dataset.catalog;

import org.jspecify.annotations.NullMarked;
