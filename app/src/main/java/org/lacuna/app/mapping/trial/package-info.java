/** Loading and running networks that nobody knows yet, in a process of their own. */
@NullMarked
package org.lacuna.app.mapping.trial;

import org.jspecify.annotations.NullMarked;
