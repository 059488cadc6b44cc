/** What is taken away from a clip before a model sees it, and what its absence changes. */
@NullMarked
package org.lacuna.inference.drop;

import org.jspecify.annotations.NullMarked;
