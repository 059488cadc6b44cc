/** Running a model over a labelled test set with any modalities given. */
@NullMarked
package org.lacuna.inference.testset;

import org.jspecify.annotations.NullMarked;
