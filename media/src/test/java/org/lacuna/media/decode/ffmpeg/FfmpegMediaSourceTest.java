package org.lacuna.media.decode.ffmpeg;

import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSourceContract;

final class FfmpegMediaSourceTest extends MediaSourceContract {

  @Override
  protected MediaSource source() {
    return new FfmpegMediaSource();
  }
}
