/** What the operating system tells about this process. */
@NullMarked
package org.lacuna.media.decode.ffmpeg.system;

import org.jspecify.annotations.NullMarked;
