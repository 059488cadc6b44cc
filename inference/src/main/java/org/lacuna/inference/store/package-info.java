/** Feature values as files: a checked container, the codec of sequences, and a bounded cache. */
@NullMarked
package org.lacuna.inference.store;

import org.jspecify.annotations.NullMarked;
