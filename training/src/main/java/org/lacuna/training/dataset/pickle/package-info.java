/** Pickled data sets (MulT, MMSA, LMF), read by an allow-list that runs nothing (ADR 0027). */
@NullMarked
package org.lacuna.training.dataset.pickle;

import org.jspecify.annotations.NullMarked;
