package org.lacuna.media.decode.ffmpeg.write;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.lacuna.media.decode.ffmpeg.Ffmpeg;

/** Packed BGR pictures into a video stream. */
final class PictureEncoder extends StreamEncoder {

  /** Time base that the usual rates (24, 25, 29.97, 30, 50, 60) divide; MPEG-4 allows 65535. */
  private static final int UNITS_PER_SECOND = 60_000;

  /** Bits a pixel and picture that keep drawn scenes and faces clean. */
  private static final double BITS_PER_PIXEL = 0.2;

  private static final long LEAST_BIT_RATE = 400_000;
  private static final int KEY_FRAME_EVERY = 25;

  private final int width;
  private final int height;
  private final long frameUnits;
  private final SwsContext scaler;
  private final BytePointer bgr;
  private final PointerPointer<BytePointer> rows = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);

  PictureEncoder(AVFormatContext format, int width, int height, double fps, long bitRate)
      throws IOException {
    this(format, width, height, fps, bitRate, encoder(width, height));
  }

  private PictureEncoder(
      AVFormatContext format, int width, int height, double fps, long bitRate, AVCodec encoder)
      throws IOException {
    super(format, encoder);
    this.width = width;
    this.height = height;
    this.frameUnits = Math.round(UNITS_PER_SECOND / fps);
    this.bgr = new BytePointer((long) width * height * 3);
    rows.put(0, bgr);
    strides.put(0, width * 3);
    codec.width(width);
    codec.height(height);
    codec.pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    codec.gop_size(KEY_FRAME_EVERY);
    codec.bit_rate(bitRate);
    try (AVRational base = rational(1, UNITS_PER_SECOND);
        AVRational rate = rational((int) Math.round(fps * 1000), 1000)) {
      codec.time_base(base);
      codec.framerate(rate);
    }
    open(encoder);
    frame.format(avutil.AV_PIX_FMT_YUV420P);
    frame.width(width);
    frame.height(height);
    Ffmpeg.check(avutil.av_frame_get_buffer(frame, 0), "make room for a picture");
    this.scaler =
        swscale.sws_getContext(
            width,
            height,
            avutil.AV_PIX_FMT_BGR24,
            width,
            height,
            avutil.AV_PIX_FMT_YUV420P,
            swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
  }

  /** Bit rate that keeps a camera's picture in good quality. */
  static long usualBitRate(int width, int height, double fps) {
    return Math.max(LEAST_BIT_RATE, Math.round(width * height * fps * BITS_PER_PIXEL));
  }

  static AVRational rational(int num, int den) {
    AVRational made = new AVRational();
    made.num(num);
    made.den(den);
    return made;
  }

  private static AVCodec encoder(int width, int height) throws IOException {
    // OpenH264 is in the LGPL build; it takes even sides only.
    AVCodec h264 =
        width % 2 == 0 && height % 2 == 0
            ? avcodec.avcodec_find_encoder_by_name("libopenh264")
            : null;
    AVCodec found = h264 != null ? h264 : avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MPEG4);
    if (found == null) {
      throw new IOException("this FFmpeg has no H.264 or MPEG-4 encoder");
    }
    return found;
  }

  void write(byte[] picture, long timeUs) throws IOException {
    if (picture.length != width * height * 3) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " has not " + picture.length + " bytes");
    }
    bgr.position(0).put(picture);
    Ffmpeg.check(avutil.av_frame_make_writable(frame), "make room for a picture");
    Ffmpeg.check(
        swscale.sws_scale(scaler, rows, strides, 0, height, frame.data(), frame.linesize()),
        "convert a picture");
    frame.pts(Math.round(timeUs * (UNITS_PER_SECOND / 1e6)));
    encode(frame, frameUnits);
  }

  void finish() throws IOException {
    encode(null, frameUnits);
  }

  @Override
  public void close() {
    super.close();
    swscale.sws_freeContext(scaler);
    bgr.close();
    rows.close();
    strides.close();
  }
}
