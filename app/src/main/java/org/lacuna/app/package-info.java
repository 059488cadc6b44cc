/** Where the program starts. */
@NullMarked
package org.lacuna.app;

import org.jspecify.annotations.NullMarked;
