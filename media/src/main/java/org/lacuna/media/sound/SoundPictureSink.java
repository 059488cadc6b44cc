package org.lacuna.media.sound;

import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

/**
 * The port to whatever draws a {@link SoundPicture} while a sound streams by. One pass, one thread.
 */
public interface SoundPictureSink extends MediaSink {

  /** Pictures make no sound. */
  @Override
  default void video(VideoFrame picture) {}

  @Override
  void audio(AudioBlock block);

  /**
   * Ends the pass.
   *
   * @param endUs end of the clip, microseconds
   */
  SoundPicture finish(long endUs);
}
