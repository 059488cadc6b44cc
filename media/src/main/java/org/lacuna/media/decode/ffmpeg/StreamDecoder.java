package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** The decoder of one stream: packets in, frames out. One thread; closing frees native memory. */
final class StreamDecoder implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int MOST_REFUSED = 64;

  private final Container container;
  private final AVStream stream;
  private final AVRational base;
  private final AVCodecContext codec;
  private final AVFrame frame = avutil.av_frame_alloc();
  private long failures;
  private boolean closed;

  StreamDecoder(Container container, AVStream stream) throws IOException {
    this.container = container;
    this.stream = stream;
    this.base = stream.time_base();
    AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    this.codec = avcodec.avcodec_alloc_context3(decoder);
    try {
      Ffmpeg.check(
          avcodec.avcodec_parameters_to_context(codec, stream.codecpar()), "set up the decoder");
      codec.pkt_timebase(base);
      codec.thread_count(THREADS);
      Ffmpeg.check(avcodec.avcodec_open2(codec, decoder, (AVDictionary) null), "open the decoder");
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  AVStream stream() {
    return stream;
  }

  boolean owns(AVPacket packet) {
    return packet.stream_index() == stream.index();
  }

  /**
   * Hands over a packet; take the frames with {@link #receive} until it returns false.
   *
   * @return whether the decoder accepted it; false for a damaged packet
   */
  boolean send(AVPacket packet) {
    return avcodec.avcodec_send_packet(codec, packet) >= 0;
  }

  /** Ends the stream: the frames that are still inside come out of {@link #receive}. */
  void sendEnd() {
    avcodec.avcodec_send_packet(codec, null);
  }

  /** Decodes the next frame into {@link #frame()}; false when another packet is needed. */
  boolean receive() {
    // Each refusal uses up what it refuses, so the frames behind it are still worth asking for.
    for (int refused = 0; refused < MOST_REFUSED; refused++) {
      int result = avcodec.avcodec_receive_frame(codec, frame);
      if (result >= 0) {
        return true;
      }
      if (result == Ffmpeg.AGAIN || result == avutil.AVERROR_EOF) {
        return false;
      }
      failures++;
    }
    return false;
  }

  /** How many frames could not be decoded so far. */
  long failures() {
    return failures;
  }

  /**
   * Decodes a subtitle packet.
   *
   * @return whether {@code into} was filled; free it with avsubtitle_free then
   */
  boolean subtitle(AVPacket packet, AVSubtitle into) {
    int[] filled = new int[1];
    return avcodec.avcodec_decode_subtitle2(codec, into, filled, packet) >= 0 && filled[0] != 0;
  }

  /** The frame of the last {@link #receive}, valid until the next one. */
  AVFrame frame() {
    return frame;
  }

  /** Forgets what is inside, after a seek. */
  void reset() {
    avcodec.avcodec_flush_buffers(codec);
  }

  /** Time of the frame on the container's clock, microseconds; {@code unknown} when unstamped. */
  long frameTimeUs(long unknown) {
    long stamp = frame.best_effort_timestamp();
    return stamp == avutil.AV_NOPTS_VALUE ? unknown : container.timeUs(stamp, base);
  }

  /** How long the picture stays, microseconds; from the average rate when it does not say. */
  long pictureDurationUs() {
    if (frame.duration() > 0) {
      return Ffmpeg.micros(frame.duration(), base);
    }
    AVRational rate = stream.avg_frame_rate();
    return rate.num() > 0 ? Ffmpeg.micros(rate.den(), 1, rate.num()) : 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(codec);
    }
  }
}
