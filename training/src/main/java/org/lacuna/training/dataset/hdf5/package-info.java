/** HDF5 data sets: computational sequences and split arrays. */
@NullMarked
package org.lacuna.training.dataset.hdf5;

import org.jspecify.annotations.NullMarked;
