/** Which of the faces is analysed: the one that speaks. */
@NullMarked
package org.lacuna.media.vision.choose;

import org.jspecify.annotations.NullMarked;
