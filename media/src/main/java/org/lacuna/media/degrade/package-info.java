/** Sound, picture and words made worse over a stretch, and the features measured again there. */
@NullMarked
package org.lacuna.media.degrade;

import org.jspecify.annotations.NullMarked;
