/**
 * Source-filter speech synthesis with a pitch that is known exactly. Knows no script and no file.
 */
@NullMarked
package org.lacuna.media.demo.voice;

import org.jspecify.annotations.NullMarked;
