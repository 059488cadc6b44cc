/** Tests of the face of the demo clip. */
@NullMarked
package org.lacuna.media.demo.face;

import org.jspecify.annotations.NullMarked;
