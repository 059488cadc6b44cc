package org.lacuna.media.decode.ffmpeg;

import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

/** Hands on to a sink and adds up the time that the sink takes. */
final class SinkTimer implements MediaSink {

  private final MediaSink sink;
  private long nanos;

  SinkTimer(MediaSink sink) {
    this.sink = sink;
  }

  @Override
  public void video(VideoFrame frame) throws LacunaException {
    long begin = System.nanoTime();
    sink.video(frame);
    nanos += System.nanoTime() - begin;
  }

  @Override
  public void audio(AudioBlock block) throws LacunaException {
    long begin = System.nanoTime();
    sink.audio(block);
    nanos += System.nanoTime() - begin;
  }

  long nanos() {
    return nanos;
  }
}
