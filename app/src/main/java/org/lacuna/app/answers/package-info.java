/** Answers clip by clip, as {@code lacuna train} and {@code lacuna evaluate} write them. */
@NullMarked
package org.lacuna.app.answers;

import org.jspecify.annotations.NullMarked;
