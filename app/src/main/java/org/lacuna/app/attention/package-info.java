/** Attention maps of the window under the playhead. */
@NullMarked
package org.lacuna.app.attention;

import org.jspecify.annotations.NullMarked;
