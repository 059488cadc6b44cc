/** NumPy's arrays: element types, the bytes behind them, and the npy and npz files. */
@NullMarked
package org.lacuna.training.dataset.numpy;

import org.jspecify.annotations.NullMarked;
