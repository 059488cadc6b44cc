/** Scores, switches and rebuilt audio features of the open clip. */
@NullMarked
package org.lacuna.app.analysis;

import org.jspecify.annotations.NullMarked;
