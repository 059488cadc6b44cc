/** From models and a labelled test set to tables and curves: what {@code lacuna evaluate} does. */
@NullMarked
package org.lacuna.app.evaluate;

import org.jspecify.annotations.NullMarked;
