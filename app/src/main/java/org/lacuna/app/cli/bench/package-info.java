/** The commands that measure. */
@NullMarked
package org.lacuna.app.cli.bench;

import org.jspecify.annotations.NullMarked;
