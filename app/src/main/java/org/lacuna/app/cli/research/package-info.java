/** The commands for researchers: training on data sets, evaluation, whole table sets. */
@NullMarked
package org.lacuna.app.cli.research;

import org.jspecify.annotations.NullMarked;
