/** Attention maps in pixels: the canvas, its hatching, its colours and their key. */
@NullMarked
package org.lacuna.app.attention.drawn;

import org.jspecify.annotations.NullMarked;
