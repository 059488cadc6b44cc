/**
 * From a data set to what methods learn from, what a bundle's card says and what it is tested on.
 */
@NullMarked
package org.lacuna.training.prepare;

import org.jspecify.annotations.NullMarked;
