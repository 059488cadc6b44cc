/** Commands for researchers: training on data sets. */
@NullMarked
package org.lacuna.app.cli.research;

import org.jspecify.annotations.NullMarked;
