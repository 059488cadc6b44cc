/** The shared time axis of the open clip and the lanes that are drawn over it. */
@NullMarked
package org.lacuna.app.timeline;

import org.jspecify.annotations.NullMarked;
