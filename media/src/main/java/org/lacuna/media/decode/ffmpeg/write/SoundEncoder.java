package org.lacuna.media.decode.ffmpeg.write;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.lacuna.media.decode.ffmpeg.Ffmpeg;

/** Mono samples into an AAC stream. */
final class SoundEncoder extends StreamEncoder {

  private static final long BIT_RATE = 96_000;

  private final int rate;
  private final float[] pending;
  private int filled;
  private long written;

  SoundEncoder(AVFormatContext format, int rate) throws IOException {
    this(format, rate, encoder());
  }

  private SoundEncoder(AVFormatContext format, int rate, AVCodec encoder) throws IOException {
    super(format, encoder);
    this.rate = rate;
    codec.sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
    codec.sample_rate(rate);
    codec.bit_rate(BIT_RATE);
    avutil.av_channel_layout_default(codec.ch_layout(), 1);
    try (AVRational base = PictureEncoder.rational(1, rate)) {
      codec.time_base(base);
    }
    open(encoder);
    this.pending = new float[codec.frame_size()];
    frame.format(avutil.AV_SAMPLE_FMT_FLTP);
    frame.sample_rate(rate);
    avutil.av_channel_layout_default(frame.ch_layout(), 1);
    frame.nb_samples(pending.length);
    Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "make room for sound");
  }

  private static AVCodec encoder() throws IOException {
    AVCodec aac = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_AAC);
    if (aac == null) {
      throw new IOException("this FFmpeg has no AAC encoder");
    }
    return aac;
  }

  void write(float[] mono) throws IOException {
    int from = 0;
    while (from < mono.length) {
      int count = Math.min(pending.length - filled, mono.length - from);
      System.arraycopy(mono, from, pending, filled, count);
      filled += count;
      from += count;
      if (filled == pending.length) {
        encodePending();
      }
    }
  }

  /** Completes the open frame with silence and moves on to a later time. */
  void resumeAt(long timeUs) throws IOException {
    if (filled > 0) {
      java.util.Arrays.fill(pending, filled, pending.length, 0);
      filled = pending.length;
      encodePending();
    }
    written = Math.max(written, Math.round(timeUs * (rate / 1e6)));
  }

  private void encodePending() throws IOException {
    Ffmpeg.check(avutil.av_frame_make_writable(frame), "make room for sound");
    frame.nb_samples(filled);
    try (BytePointer plane = new BytePointer(frame.data(0))) {
      FloatBuffer samples =
          plane
              .capacity((long) filled * Float.BYTES)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      samples.put(pending, 0, filled);
    }
    frame.pts(written);
    written += filled;
    filled = 0;
    encode(frame, pending.length);
  }

  void finish() throws IOException {
    if (filled > 0) {
      encodePending();
    }
    encode(null, pending.length);
  }
}
