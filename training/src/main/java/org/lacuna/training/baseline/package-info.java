/** What the two methods are compared with, through the same interface. */
@NullMarked
package org.lacuna.training.baseline;

import org.jspecify.annotations.NullMarked;
