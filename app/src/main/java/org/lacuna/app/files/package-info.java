/** Writing files so that no reader finds a part of one. */
@NullMarked
package org.lacuna.app.files;

import org.jspecify.annotations.NullMarked;
