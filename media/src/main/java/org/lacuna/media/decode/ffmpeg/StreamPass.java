package org.lacuna.media.decode.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One stream within a pass: its decoder, and how far and how well it went. */
abstract sealed class StreamPass implements AutoCloseable permits PicturePass, SoundPass {

  private final StreamDecoder decoder;
  private long endUs;
  private long packets;
  private long lost;

  StreamPass(StreamDecoder decoder) {
    this.decoder = decoder;
  }

  final StreamDecoder decoder() {
    return decoder;
  }

  /** End of the last frame or sample so far, microseconds. */
  final long endUs() {
    return endUs;
  }

  final void ended(long us) {
    endUs = Math.max(endUs, us);
  }

  /** Share of the packets that could not be decoded. */
  final double lostShare() {
    return packets == 0 ? 0 : (double) (lost + decoder.failures()) / packets;
  }

  final boolean send(AVPacket packet) {
    packets++;
    boolean taken = decoder.send(packet);
    if (!taken) {
      lost++;
    }
    return taken;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
