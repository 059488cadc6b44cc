/** The clips of the session: list, search, order, background analysis, playlists. */
@NullMarked
package org.lacuna.app.library;

import org.jspecify.annotations.NullMarked;
