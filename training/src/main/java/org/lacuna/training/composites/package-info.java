/** Training on composites and judging it on those held out: where the bundled models come from. */
@NullMarked
package org.lacuna.training.composites;

import org.jspecify.annotations.NullMarked;
