/** FFmpeg through JavaCV: with the vision package the only importer of {@code org.bytedeco}. */
@NullMarked
package org.lacuna.media.decode.ffmpeg;

import org.jspecify.annotations.NullMarked;
