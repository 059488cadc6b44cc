/** Features of many clips written to files: what to do, what was done, and how it is resumed. */
@NullMarked
package org.lacuna.app.export;

import org.jspecify.annotations.NullMarked;
