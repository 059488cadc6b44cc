/** The left side of the window: clips, playlists, the project's menu. */
@NullMarked
package org.lacuna.app.library.view;

import org.jspecify.annotations.NullMarked;
