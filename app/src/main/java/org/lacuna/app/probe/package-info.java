/** How much a linear classifier reads from the audio features of acted emotions. */
@NullMarked
package org.lacuna.app.probe;

import org.jspecify.annotations.NullMarked;
