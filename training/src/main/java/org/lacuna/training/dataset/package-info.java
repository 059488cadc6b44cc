/**
 * Research data as one plain value, whatever file it came from; the port that its readers stand
 * behind.
 */
@NullMarked
package org.lacuna.training.dataset;

import org.jspecify.annotations.NullMarked;
