/** The lanes of the timeline: which there are, their layout, and the view that stacks them. */
@NullMarked
package org.lacuna.app.lanes;

import org.jspecify.annotations.NullMarked;
