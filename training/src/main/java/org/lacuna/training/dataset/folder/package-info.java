/** Folders of plain tables and of this program's own extraction. */
@NullMarked
package org.lacuna.training.dataset.folder;

import org.jspecify.annotations.NullMarked;
