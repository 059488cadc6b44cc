package org.lacuna.media.audio;

import java.util.Arrays;
import org.lacuna.media.audio.frame.Frame;
import org.lacuna.media.audio.frame.Logs;
import org.lacuna.media.audio.frame.MelBank;
import org.lacuna.media.audio.frame.StepFramer;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.sound.LogMel;

/**
 * Collects a {@link LogMel} while the sound streams by: 40 bytes for every 10 ms, from Hamming
 * windows of 20 ms. One instance serves one pass on one thread.
 */
public final class LogMelCollector implements MediaSink {

  private final Frame frame;
  private final StepFramer framer;
  private final MelBank bank;
  private final float[] energy = new float[LogMel.BANDS];
  private byte[] cells = new byte[0];

  /**
   * @param sampleRate of the blocks to come, Hz
   */
  public LogMelCollector(int sampleRate) {
    this.frame = new Frame(sampleRate);
    this.framer = new StepFramer(frame, this::step);
    this.bank = new MelBank(frame, LogMel.BANDS, 20, Math.min(8000, sampleRate / 2.0), hz -> 1);
  }

  @Override
  public void video(VideoFrame picture) {
    // pictures make no sound
  }

  @Override
  public void audio(AudioBlock block) {
    framer.accept(block);
  }

  private void step(long step, boolean clean) {
    if (!clean) {
      return;
    }
    int at = Math.toIntExact(step) * LogMel.BANDS;
    grow(at + LogMel.BANDS);
    frame.analyse();
    bank.apply(frame.power(), energy);
    for (int b = 0; b < LogMel.BANDS; b++) {
      energy[b] = Math.max(energy[b], Float.MIN_NORMAL);
    }
    Logs.decibel(energy, LogMel.BANDS, energy);
    for (int b = 0; b < LogMel.BANDS; b++) {
      int level = Math.round((energy[b] - LogMel.FLOOR_DB) / LogMel.STEP_DB);
      cells[at + b] = (byte) (1 + Math.max(0, Math.min(254, level)));
    }
  }

  private void grow(int needed) {
    if (needed > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(needed, cells.length + (cells.length >> 1)));
    }
  }

  /**
   * Ends the pass.
   *
   * @param endUs end of the clip, microseconds
   */
  public LogMel finish(long endUs) {
    framer.endRun();
    int columns = Math.toIntExact((endUs + LogMel.COLUMN_US - 1) / LogMel.COLUMN_US);
    return new LogMel(Arrays.copyOf(cells, columns * LogMel.BANDS));
  }
}
