/** Stand-ins for the services behind the window, deterministic and quick. */
@NullMarked
package org.lacuna.app.fake;

import org.jspecify.annotations.NullMarked;
