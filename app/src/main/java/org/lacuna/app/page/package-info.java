/** The views under the player, one at a time: what a view is, and the host that shows them. */
@NullMarked
package org.lacuna.app.page;

import org.jspecify.annotations.NullMarked;
