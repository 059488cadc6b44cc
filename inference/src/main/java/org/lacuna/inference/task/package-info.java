/** Cancelling, progress and the project's exceptions. JDK only. */
@NullMarked
package org.lacuna.inference.task;

import org.jspecify.annotations.NullMarked;
