/** Writing ONNX: a small graph builder and the exporter of trained networks. */
@NullMarked
package org.lacuna.training.onnx;

import org.jspecify.annotations.NullMarked;
