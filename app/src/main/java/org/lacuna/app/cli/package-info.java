/** The command line: the same services without a window; knows no JavaFX. */
@NullMarked
package org.lacuna.app.cli;

import org.jspecify.annotations.NullMarked;
