/** What the window remembers from one start to the next: layout, theme, choices of views. */
@NullMarked
package org.lacuna.app.remember;

import org.jspecify.annotations.NullMarked;
