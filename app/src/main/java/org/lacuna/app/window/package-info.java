/** The main window and the door to it. */
@NullMarked
package org.lacuna.app.window;

import org.jspecify.annotations.NullMarked;
