/** The page on which sound, picture and words are made worse, and what that changes. */
@NullMarked
package org.lacuna.app.degrade;

import org.jspecify.annotations.NullMarked;
