/** Feature sequences as NumPy's .npz files, written and read without NumPy. JDK only. */
@NullMarked
package org.lacuna.inference.npz;

import org.jspecify.annotations.NullMarked;
