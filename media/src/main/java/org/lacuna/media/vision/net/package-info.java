/** The face networks: what each is fed and what comes out. */
@NullMarked
package org.lacuna.media.vision.net;

import org.jspecify.annotations.NullMarked;
