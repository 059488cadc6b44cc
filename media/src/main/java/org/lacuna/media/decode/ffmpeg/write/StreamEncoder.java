package org.lacuna.media.decode.ffmpeg.write;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.lacuna.media.decode.ffmpeg.Ffmpeg;

/** An encoder that writes its packets into one stream of a file being made. */
abstract sealed class StreamEncoder implements AutoCloseable permits PictureEncoder, SoundEncoder {

  private final AVFormatContext format;
  private final AVStream stream;
  private final AVPacket packet = avcodec.av_packet_alloc();
  final AVCodecContext codec;
  final AVFrame frame = avutil.av_frame_alloc();

  StreamEncoder(AVFormatContext format, AVCodec encoder) {
    this.format = format;
    this.stream = avformat.avformat_new_stream(format, null);
    this.codec = avcodec.avcodec_alloc_context3(encoder);
    if ((format.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
      codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  /** Opens the encoder with the settings made on {@link #codec}. */
  final void open(AVCodec encoder) throws IOException {
    Ffmpeg.check(avcodec.avcodec_open2(codec, encoder, (AVDictionary) null), "open the encoder");
    Ffmpeg.check(
        avcodec.avcodec_parameters_from_context(stream.codecpar(), codec), "set up the stream");
    stream.time_base(codec.time_base());
  }

  /** Encodes a frame, or with null what is still inside, and writes what comes out. */
  final void encode(@Nullable AVFrame next, long packetDuration) throws IOException {
    Ffmpeg.check(avcodec.avcodec_send_frame(codec, next), "encode");
    while (avcodec.avcodec_receive_packet(codec, packet) >= 0) {
      if (packet.duration() <= 0) {
        packet.duration(packetDuration);
      }
      packet.stream_index(stream.index());
      avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
      Ffmpeg.check(avformat.av_interleaved_write_frame(format, packet), "write");
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
  }
}
