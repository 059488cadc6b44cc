/** The training loop, its listeners, evaluation on all subsets and the writing of bundles. */
@NullMarked
package org.lacuna.training.loop;

import org.jspecify.annotations.NullMarked;
