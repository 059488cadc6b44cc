/** The open clip, the network that looks at it, and which modalities it may see. */
@NullMarked
package org.lacuna.app.session;

import org.jspecify.annotations.NullMarked;
