/** Tests of the FFmpeg reader and writer, and the clips they make. */
@NullMarked
package org.lacuna.media.decode.ffmpeg;

import org.jspecify.annotations.NullMarked;
