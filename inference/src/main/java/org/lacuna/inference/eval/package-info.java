/** Metrics and agreement between predictions and labels. */
@NullMarked
package org.lacuna.inference.eval;

import org.jspecify.annotations.NullMarked;
