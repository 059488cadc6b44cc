/**
 * The project's own demo clip: a rendered talking face, a formant voice, and the script both
 * follow.
 */
@NullMarked
package org.lacuna.media.demo;

import org.jspecify.annotations.NullMarked;
