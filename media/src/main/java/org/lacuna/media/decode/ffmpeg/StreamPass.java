package org.lacuna.media.decode.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** One stream within a pass: its decoder, and how far and how well it went. */
abstract sealed class StreamPass implements AutoCloseable permits PicturePass, SoundPass {

  /** A stamp that jumps ahead by more is damage, not a hole. */
  private static final long MOST_JUMP_US = 600_000_000;

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

  /** The time of the decoder's frame; the expected one when its stamp is missing or absurd. */
  final long frameTimeUs(long expectedUs) {
    long timeUs = decoder.frameTimeUs(expectedUs);
    return timeUs > expectedUs + MOST_JUMP_US ? expectedUs : timeUs;
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
