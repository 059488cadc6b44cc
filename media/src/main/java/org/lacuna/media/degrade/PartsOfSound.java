package org.lacuna.media.degrade;

import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.drop.Stretches;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.audio.frame.StepFramer;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

/**
 * Lets the sound of some parts of a clip pass and nothing else. A part begins a little early: on a
 * whole number of {@value #GRAIN} samples since the gapless run of sound began that it lies in.
 * Whoever cuts the sound into windows then finds the windows of the whole clip, at 16 kHz even to
 * the microsecond.
 */
final class PartsOfSound implements MediaSink {

  /** Samples: the window of the speech network, which is also a whole number of hops' clock. */
  static final int GRAIN = 512;

  private final Stretches parts;
  private final MediaSink sink;
  private boolean inRun;
  private long runStartUs;
  private long position;

  PartsOfSound(Stretches parts, MediaSink sink) {
    this.parts = parts;
    this.sink = sink;
  }

  @Override
  public void video(VideoFrame frame) throws LacunaException {
    sink.video(frame);
  }

  @Override
  public void audio(AudioBlock block) throws LacunaException {
    int count = block.samples().limit();
    int rate = block.sampleRate();
    long expectedUs = runStartUs + position * 1_000_000L / rate;
    if (!inRun || Math.abs(block.timeUs() - expectedUs) > StepFramer.TOLERANCE_US) {
      inRun = true;
      runStartUs = block.timeUs();
      position = 0;
    }
    for (Stretch part : parts.all()) {
      long first = sample(part.startUs(), rate) / GRAIN * GRAIN;
      int from = within(first - position, count);
      int to = within(sample(part.endUs(), rate) - position, count);
      if (from < to) {
        long us = from == 0 ? block.timeUs() : runStartUs + (position + from) * 1_000_000L / rate;
        sink.audio(new AudioBlock(block.samples().slice(from, to - from), rate, us));
      }
    }
    position += count;
  }

  /** Samples of the run before that time. */
  private long sample(long us, int rate) {
    return Math.max(0, (us - runStartUs) * rate / 1_000_000L);
  }

  private static int within(long sample, int count) {
    return (int) Math.max(0, Math.min(count, sample));
  }
}
