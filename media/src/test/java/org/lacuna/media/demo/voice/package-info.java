/** Tests of the voice of the demo clip. */
@NullMarked
package org.lacuna.media.demo.voice;

import org.jspecify.annotations.NullMarked;
