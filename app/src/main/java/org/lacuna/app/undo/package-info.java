/** One way back for everything that the user changes. */
@NullMarked
package org.lacuna.app.undo;

import org.jspecify.annotations.NullMarked;
