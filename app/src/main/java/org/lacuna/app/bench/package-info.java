/** Measuring the window: a made-up hour, a scripted user, frame times. */
@NullMarked
package org.lacuna.app.bench;

import org.jspecify.annotations.NullMarked;
