package org.lacuna.media.decode;

import org.lacuna.inference.task.LacunaException;

/** Receives decoded media on the decoding thread, in stream order. What it is given is borrowed. */
public interface MediaSink {

  void video(VideoFrame frame) throws LacunaException;

  void audio(AudioBlock block) throws LacunaException;
}
