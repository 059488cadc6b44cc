package org.lacuna.media.vision;

import java.util.Arrays;

/** Begin and end of every analysed picture. Not thread-safe. */
final class FrameTimes {

  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private int frames;
  private boolean open;

  /** Whether a picture of that time is later than all before it. */
  boolean accepts(long us) {
    return frames == 0 || us > starts[frames - 1];
  }

  /** From the last picture's begin to that time; 1 before the first one. */
  double secondsSince(long us) {
    return frames == 0 ? 1 : (us - starts[frames - 1]) / 1e6;
  }

  void begin(long us) {
    if (frames == starts.length) {
      starts = Arrays.copyOf(starts, 2 * frames);
      ends = Arrays.copyOf(ends, 2 * frames);
    }
    starts[frames] = us;
    frames++;
    open = true;
  }

  /** Ends the open picture, if there is one. */
  void end(long us) {
    if (open) {
      ends[frames - 1] = us;
      open = false;
    }
  }

  boolean isOpen() {
    return open;
  }

  long beganUs() {
    return starts[frames - 1];
  }

  /**
   * When the last picture ends: with the clip, but at most twice its predecessor's length after its
   * begin.
   *
   * @param onlyFrameUs the most that the only picture of a clip counts
   */
  long lastEnd(long clipEndUs, long onlyFrameUs) {
    long began = beganUs();
    long lastSpan = frames < 2 ? 0 : ends[frames - 2] - starts[frames - 2];
    long shown = lastSpan == 0 ? onlyFrameUs : 2 * lastSpan;
    // A container can say that it ends before its last picture; that one is shown all the same.
    long left = clipEndUs > began ? clipEndUs - began : Math.max(1, lastSpan);
    return began + Math.min(left, shown);
  }

  long[] starts() {
    return Arrays.copyOf(starts, frames);
  }

  long[] ends() {
    return Arrays.copyOf(ends, frames);
  }
}
