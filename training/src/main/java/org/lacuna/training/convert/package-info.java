/** Makes the committed ONNX files out of published packages, byte for byte again and again. */
@NullMarked
package org.lacuna.training.convert;

import org.jspecify.annotations.NullMarked;
