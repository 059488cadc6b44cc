/** The full-screen mode for a room: video, three switches, large bars, nothing technical. */
@NullMarked
package org.lacuna.app.presenter;

import org.jspecify.annotations.NullMarked;
