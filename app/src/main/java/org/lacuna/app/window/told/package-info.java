/** What the window says by itself: that nothing is open, that it reads, what went wrong. */
@NullMarked
package org.lacuna.app.window.told;

import org.jspecify.annotations.NullMarked;
