/** Writing clips through FFmpeg: pictures and sound into one file. */
@NullMarked
package org.lacuna.media.decode.ffmpeg.write;

import org.jspecify.annotations.NullMarked;
