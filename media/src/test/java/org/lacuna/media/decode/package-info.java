/** The contract of media sources. */
@NullMarked
package org.lacuna.media.decode;

import org.jspecify.annotations.NullMarked;
