package org.lacuna.media.play;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/**
 * Says what a player plays in place of a clip's own sound, if anything; it can be changed while the
 * clip plays. Thread-safe.
 */
public final class SoundSwitch {

  /** Another sound of the same length. */
  @FunctionalInterface
  public interface Other {

    /**
     * Opens it; called on the thread that feeds the sound device.
     *
     * @param rate frames a second that it must have
     */
    SoundReader open(int rate) throws LacunaException;
  }

  private volatile @Nullable Other other;

  /** Plays the clip's own sound. */
  public void playOriginal() {
    other = null;
  }

  /** Plays another sound, from where playback stands. */
  public void play(Other sound) {
    other = sound;
  }

  /** What is played in place of the clip's own sound; null for that itself. */
  @Nullable Other chosen() {
    return other;
  }
}
