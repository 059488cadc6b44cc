/** The texts that a user reads, from a resource bundle, and how numbers are written. */
@NullMarked
package org.lacuna.app.text;

import org.jspecify.annotations.NullMarked;
