/** What the network is shown of a clip, and taking stretches of it away. */
@NullMarked
package org.lacuna.app.drop;

import org.jspecify.annotations.NullMarked;
