/** From a data set and model bundles to the subjects of an evaluation. */
@NullMarked
package org.lacuna.app.testbed;

import org.jspecify.annotations.NullMarked;
