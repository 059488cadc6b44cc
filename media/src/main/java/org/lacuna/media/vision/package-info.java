/** Face detection, tracking, landmarks, pose and expression. */
@NullMarked
package org.lacuna.media.vision;

import org.jspecify.annotations.NullMarked;
