/** From native feature sequences to the grid, mask and scale that a model card asks for. */
@NullMarked
package org.lacuna.inference.align;

import org.jspecify.annotations.NullMarked;
