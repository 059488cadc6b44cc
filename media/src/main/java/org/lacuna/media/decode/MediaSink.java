package org.lacuna.media.decode;

import org.lacuna.inference.task.LacunaException;

/**
 * Receives decoded media on the decoding thread, in stream order: the times of pictures rise, those
 * of sound blocks never overlap, and both begin at 0 or later. What it is given is borrowed.
 */
public interface MediaSink {

  void video(VideoFrame frame) throws LacunaException;

  void audio(AudioBlock block) throws LacunaException;
}
