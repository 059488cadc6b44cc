/** HDF5 files; the only importer of jHDF. */
@NullMarked
package org.lacuna.app.export.hdf;

import org.jspecify.annotations.NullMarked;
