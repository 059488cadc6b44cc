/** Tests of the demo clip: what is made agrees with what the script says. */
@NullMarked
package org.lacuna.media.demo;

import org.jspecify.annotations.NullMarked;
