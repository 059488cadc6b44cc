/** Tests of the linear probe. */
@NullMarked
package org.lacuna.app.probe;

import org.jspecify.annotations.NullMarked;
