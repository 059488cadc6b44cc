/** Trainings as experiments: division, grid, seeds, folds, test figures, results on disk. */
@NullMarked
package org.lacuna.training.study;

import org.jspecify.annotations.NullMarked;
