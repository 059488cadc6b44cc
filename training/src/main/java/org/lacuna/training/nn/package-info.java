/**
 * Building blocks of networks, written once over abstract operations so that the same description
 * is trained with libtorch and exported to ONNX.
 */
@NullMarked
package org.lacuna.training.nn;

import org.jspecify.annotations.NullMarked;
