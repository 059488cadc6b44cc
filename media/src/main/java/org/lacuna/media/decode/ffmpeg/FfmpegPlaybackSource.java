package org.lacuna.media.decode.ffmpeg;

import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;

/** Playback through FFmpeg, with the same clock as {@link FfmpegMediaSource}. */
public final class FfmpegPlaybackSource implements PlaybackSource {

  @Override
  public MediaInfo probe(Path file) throws LacunaException {
    return new FfmpegMediaSource().probe(file);
  }

  @Override
  public PictureReader pictures(Path file) throws LacunaException {
    return new FfmpegPictureReader(file);
  }

  @Override
  public SoundReader sound(Path file) throws LacunaException {
    return new FfmpegSoundReader(file);
  }
}
