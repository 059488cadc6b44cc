package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures of any pixel format into upright BGR or BGRA of one size. The result lies
 * in one reused native buffer. One thread; closing frees native memory.
 */
final class PictureConverter implements AutoCloseable {

  /** Row alignment that the fast paths of swscale like, bytes. */
  private static final int ALIGN = 64;

  /** Pictures at least this tall carry HD colours when the stream does not say. */
  private static final int HD_HEIGHT = 720;

  private static final int FIXED_POINT_ONE = 1 << 16;

  /** What a picture is made of; a change asks for a new scaler. */
  private record Source(int width, int height, int format, int colours, boolean fullRange) {}

  private final int width;
  private final int height;
  private final int pixelFormat;
  private final int rotation;
  private final Plane straight;
  private final @Nullable Plane turned;
  private final PointerPointer<BytePointer> rows = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private @Nullable SwsContext scaler;
  private @Nullable Source source;

  /** A native picture and the OpenCV header over it. */
  private static final class Plane implements AutoCloseable {
    final int width;
    final int height;
    final int stride;
    final BytePointer memory;
    final ByteBuffer buffer;
    private final int channels;
    private @Nullable Mat mat;

    Plane(int width, int height, int channels) {
      this.width = width;
      this.height = height;
      this.channels = channels;
      this.stride = (width * channels + ALIGN - 1) / ALIGN * ALIGN;
      int bytes = stride * height;
      // One row more than needed: vector code may write past the end of the last one.
      this.memory =
          new BytePointer(avutil.av_malloc((long) bytes + stride + ALIGN)).capacity(bytes);
      this.buffer = memory.asByteBuffer();
    }

    Mat mat() {
      if (mat == null) {
        mat =
            new Mat(
                height,
                width,
                opencv_core.CV_MAKETYPE(opencv_core.CV_8U, channels),
                memory,
                stride);
      }
      return mat;
    }

    @Override
    public void close() {
      if (mat != null) {
        mat.close();
      }
      avutil.av_free(memory);
    }
  }

  /**
   * @param width of the result before it is turned, pixels
   * @param height of the result before it is turned, pixels
   * @param alpha BGRA instead of BGR
   * @param rotation clockwise: 0, 90, 180 or 270
   */
  PictureConverter(int width, int height, boolean alpha, int rotation) {
    this.width = width;
    this.height = height;
    this.rotation = rotation;
    this.pixelFormat = alpha ? avutil.AV_PIX_FMT_BGRA : avutil.AV_PIX_FMT_BGR24;
    int channels = alpha ? 4 : 3;
    this.straight = new Plane(width, height, channels);
    boolean onItsSide = rotation % 180 != 0;
    this.turned =
        rotation == 0
            ? null
            : new Plane(onItsSide ? height : width, onItsSide ? width : height, channels);
    rows.put(0, straight.memory);
    strides.put(0, straight.stride);
  }

  /** Converts; the result is in {@link #pixels()} until the next call. */
  void convert(AVFrame frame) throws IOException {
    Source now =
        new Source(
            frame.width(),
            frame.height(),
            frame.format(),
            frame.colorspace(),
            frame.color_range() == avutil.AVCOL_RANGE_JPEG);
    if (scaler == null || !now.equals(source)) {
      scaler = scalerFor(now);
      source = now;
    }
    Ffmpeg.check(
        swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), rows, strides),
        "convert a picture");
    if (turned != null) {
      opencv_core.rotate(straight.mat(), turned.mat(), opencvCode(rotation));
    }
  }

  ByteBuffer pixels() {
    return shown().buffer;
  }

  int width() {
    return shown().width;
  }

  int height() {
    return shown().height;
  }

  int stride() {
    return shown().stride;
  }

  private Plane shown() {
    return turned == null ? straight : turned;
  }

  private static int opencvCode(int rotation) {
    return switch (rotation) {
      case 90 -> opencv_core.ROTATE_90_CLOCKWISE;
      case 180 -> opencv_core.ROTATE_180;
      default -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
    };
  }

  private SwsContext scalerFor(Source from) throws IOException {
    boolean shrinks = width < from.width || height < from.height;
    SwsContext made =
        swscale.sws_getCachedContext(
            scaler,
            from.width,
            from.height,
            from.format,
            width,
            height,
            pixelFormat,
            shrinks ? swscale.SWS_AREA : swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    if (made == null) {
      throw new IOException("FFmpeg cannot convert pixel format " + from.format);
    }
    IntPointer table = swscale.sws_getCoefficients(colourTable(from));
    swscale.sws_setColorspaceDetails(
        made, table, from.fullRange ? 1 : 0, table, 1, 0, FIXED_POINT_ONE, FIXED_POINT_ONE);
    return made;
  }

  private static int colourTable(Source from) {
    return switch (from.colours) {
      case avutil.AVCOL_SPC_BT709 -> swscale.SWS_CS_ITU709;
      case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> swscale.SWS_CS_BT2020;
      case avutil.AVCOL_SPC_SMPTE240M -> swscale.SWS_CS_SMPTE240M;
      case avutil.AVCOL_SPC_FCC -> swscale.SWS_CS_FCC;
      case avutil.AVCOL_SPC_UNSPECIFIED ->
          from.height >= HD_HEIGHT ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
      default -> swscale.SWS_CS_ITU601;
    };
  }

  @Override
  public void close() {
    if (scaler != null) {
      swscale.sws_freeContext(scaler);
      scaler = null;
    }
    rows.close();
    strides.close();
    straight.close();
    if (turned != null) {
      turned.close();
    }
  }
}
