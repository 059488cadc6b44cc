/** Views as files: pictures, drawings, the numbers behind them. */
@NullMarked
package org.lacuna.app.picture;

import org.jspecify.annotations.NullMarked;
