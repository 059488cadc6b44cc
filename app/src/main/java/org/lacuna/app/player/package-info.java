/** The clip on screen: picture, sound, face overlay, caption and transport. */
@NullMarked
package org.lacuna.app.player;

import org.jspecify.annotations.NullMarked;
