/** What the points of a face say, picture by picture. */
@NullMarked
package org.lacuna.media.vision.measure;

import org.jspecify.annotations.NullMarked;
