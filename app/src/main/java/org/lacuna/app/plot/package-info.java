/** Colour maps and scales shared by the report and the window; knows no JavaFX. */
@NullMarked
package org.lacuna.app.plot;

import org.jspecify.annotations.NullMarked;
