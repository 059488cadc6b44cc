/** The outline of the sound, down to its samples. */
@NullMarked
package org.lacuna.app.lanes.wave;

import org.jspecify.annotations.NullMarked;
