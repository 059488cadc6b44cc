/** How long training steps and predictions of the methods take, side by side in one run. */
@NullMarked
package org.lacuna.training.bench;

import org.jspecify.annotations.NullMarked;
