/** The page on what is rebuilt: figures of every audio feature, one drawn large, and listening. */
@NullMarked
package org.lacuna.app.rebuilt;

import org.jspecify.annotations.NullMarked;
