/** Hidden commands that this program starts itself with, in other processes. */
@NullMarked
package org.lacuna.app.cli.worker;

import org.jspecify.annotations.NullMarked;
