package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.lacuna.media.decode.SubtitleCue;

/** Writes a file that holds nothing but a subtitle stream. */
final class SubtitleClip {

  private SubtitleClip() {}

  /** Matroska or mp4 by the ending of the name; times in whole milliseconds. */
  static void write(Path out, int codec, String header, List<SubtitleCue> cues) throws IOException {
    AVFormatContext format = new AVFormatContext(null);
    Ffmpeg.check(
        avformat.avformat_alloc_output_context2(format, null, null, out.toString()), "start");
    AVStream stream = avformat.avformat_new_stream(format, null);
    stream.codecpar().codec_type(avutil.AVMEDIA_TYPE_SUBTITLE);
    stream.codecpar().codec_id(codec);
    byte[] extra = header.getBytes(StandardCharsets.UTF_8);
    if (extra.length > 0) {
      BytePointer memory = new BytePointer(avutil.av_mallocz(extra.length + 64L));
      stream.codecpar().extradata(memory.put(extra)).extradata_size(extra.length);
    }
    AVRational milliseconds = new AVRational().num(1).den(1000);
    stream.time_base(milliseconds);
    AVIOContext io = new AVIOContext(null);
    Ffmpeg.check(avformat.avio_open(io, out.toString(), avformat.AVIO_FLAG_WRITE), "open");
    format.pb(io);
    Ffmpeg.check(avformat.avformat_write_header(format, (AVDictionary) null), "write the header");
    AVPacket packet = avcodec.av_packet_alloc();
    for (SubtitleCue cue : cues) {
      byte[] payload = payload(codec, cue.text());
      Ffmpeg.check(avcodec.av_new_packet(packet, payload.length), "make a packet");
      packet.data().put(payload);
      packet.pts(cue.startUs() / 1000).dts(cue.startUs() / 1000);
      packet.duration((cue.endUs() - cue.startUs()) / 1000);
      avcodec.av_packet_rescale_ts(packet, milliseconds, stream.time_base());
      Ffmpeg.check(avformat.av_interleaved_write_frame(format, packet), "write");
    }
    Ffmpeg.check(avformat.av_write_trailer(format), "complete");
    avcodec.av_packet_free(packet);
    avformat.avio_closep(io);
    avformat.avformat_free_context(format);
  }

  private static byte[] payload(int codec, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (codec != avcodec.AV_CODEC_ID_MOV_TEXT) {
      return utf8;
    }
    byte[] counted = new byte[utf8.length + 2];
    counted[0] = (byte) (utf8.length >> 8);
    counted[1] = (byte) utf8.length;
    System.arraycopy(utf8, 0, counted, 2, utf8.length);
    return counted;
  }
}
