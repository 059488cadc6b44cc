/** Audio features of the open clip, real and as the network rebuilds them. */
@NullMarked
package org.lacuna.app.reconstruction;

import org.jspecify.annotations.NullMarked;
