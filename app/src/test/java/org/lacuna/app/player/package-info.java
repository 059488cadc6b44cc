/** Tests of the player: the view model without a toolkit, the view on a headless one. */
@NullMarked
package org.lacuna.app.player;

import org.jspecify.annotations.NullMarked;
