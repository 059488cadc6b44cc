/** ONNX Runtime: the only importer of {@code ai.onnxruntime}. */
@NullMarked
package org.lacuna.inference.onnx;

import org.jspecify.annotations.NullMarked;
