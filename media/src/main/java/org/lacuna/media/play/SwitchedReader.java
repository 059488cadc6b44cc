package org.lacuna.media.play;

import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/** The sound that is chosen at the moment, from where the one before it was left. One thread. */
final class SwitchedReader implements SoundReader {

  private final SoundReader original;
  private final SoundSwitch sound;
  private SoundSwitch.@Nullable Other playing;
  private SoundReader now;
  private long baseUs;
  private long frames;

  /**
   * @param original becomes this reader's own and is closed with it
   */
  SwitchedReader(SoundReader original, SoundSwitch sound) {
    this.original = original;
    this.sound = sound;
    this.now = original;
  }

  @Override
  public int rate() {
    return original.rate();
  }

  @Override
  public void seek(long timeUs) throws LacunaException {
    baseUs = timeUs;
    frames = 0;
    if (!follow()) {
      now.seek(timeUs);
    }
  }

  @Override
  public int read(byte[] into) throws LacunaException {
    follow();
    int bytes = now.read(into);
    frames += Math.max(0, bytes) / FRAME_BYTES;
    return bytes;
  }

  /** Takes up another choice where the last one was left; says whether there was one. */
  private boolean follow() throws LacunaException {
    SoundSwitch.Other chosen = sound.chosen();
    if (chosen == playing) {
      return false;
    }
    closeOther();
    playing = chosen;
    now = chosen == null ? original : chosen.open(original.rate());
    now.seek(baseUs + frames * 1_000_000 / original.rate());
    return true;
  }

  private void closeOther() {
    if (now != original) {
      now.close();
    }
  }

  @Override
  public void close() {
    closeOther();
    original.close();
  }
}
