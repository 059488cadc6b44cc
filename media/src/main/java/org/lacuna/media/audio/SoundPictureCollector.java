package org.lacuna.media.audio;

import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.sound.SoundPicture;
import org.lacuna.media.sound.SoundPictureSink;

/** Collects a {@link SoundPicture} while the sound streams by. One pass on one thread. */
public final class SoundPictureCollector implements SoundPictureSink {

  private final WaveformCollector outline = new WaveformCollector();
  private final LogMelCollector spectrum;

  /**
   * @param sampleRate of the blocks to come, Hz
   */
  public SoundPictureCollector(int sampleRate) {
    spectrum = new LogMelCollector(sampleRate);
  }

  @Override
  public void audio(AudioBlock block) {
    outline.audio(block);
    spectrum.audio(block);
  }

  @Override
  public SoundPicture finish(long endUs) {
    return new SoundPicture(outline.finish(endUs), spectrum.finish(endUs));
  }
}
