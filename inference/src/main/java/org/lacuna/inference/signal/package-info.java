/** Feature sequences, masks and time: the values that every other package speaks in. JDK only. */
@NullMarked
package org.lacuna.inference.signal;

import org.jspecify.annotations.NullMarked;
