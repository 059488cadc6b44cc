package org.lacuna.media.play;

import java.nio.file.Path;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;

/** A clip whose sound can be exchanged for another one while it plays; its pictures stay. */
public final class SwitchedSource implements PlaybackSource {

  private final PlaybackSource clip;
  private final SoundSwitch sound;

  /**
   * @param sound says what is heard
   */
  public SwitchedSource(PlaybackSource clip, SoundSwitch sound) {
    this.clip = clip;
    this.sound = sound;
  }

  @Override
  public MediaInfo probe(Path file) throws LacunaException {
    return clip.probe(file);
  }

  @Override
  public PictureReader pictures(Path file) throws LacunaException {
    return clip.pictures(file);
  }

  @Override
  public SoundReader sound(Path file) throws LacunaException {
    return new SwitchedReader(clip.sound(file), sound);
  }
}
