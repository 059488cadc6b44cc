/** Choices of modalities side by side: subsets of a clip, two networks, the clips of a session. */
@NullMarked
package org.lacuna.app.compare;

import org.jspecify.annotations.NullMarked;
