/** Turn and place of a head, from the points of its mesh. */
@NullMarked
package org.lacuna.media.vision.pose;

import org.jspecify.annotations.NullMarked;
