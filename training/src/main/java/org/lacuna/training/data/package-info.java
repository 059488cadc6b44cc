/**
 * Training data: where the sources lie, the pool of their extracted features, and the composites
 * drawn from it.
 */
@NullMarked
package org.lacuna.training.data;

import org.jspecify.annotations.NullMarked;
