/** An evaluation as tables, curves and files. */
@NullMarked
package org.lacuna.app.evaluate.output;

import org.jspecify.annotations.NullMarked;
