/** Media files as streams of borrowed frames and sample blocks; the port and its values. */
@NullMarked
package org.lacuna.media.decode;

import org.jspecify.annotations.NullMarked;
