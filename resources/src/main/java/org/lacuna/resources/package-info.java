/** What the program ships beside its code; no logic. */
@NullMarked
package org.lacuna.resources;

import org.jspecify.annotations.NullMarked;
