/** Tests of the comparisons. */
@NullMarked
package org.lacuna.app.compare;

import org.jspecify.annotations.NullMarked;
