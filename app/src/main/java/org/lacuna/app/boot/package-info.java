/** The composition root: the one place that builds the services of the program. */
@NullMarked
package org.lacuna.app.boot;

import org.jspecify.annotations.NullMarked;
