package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.PictureReader;

/** Pictures of a file through FFmpeg; pictures that are passed over are not converted. */
final class FfmpegPictureReader implements PictureReader {

  /** How far before the wanted time to look for a key frame, when nearer ones came too late. */
  private static final long[] LOOK_BACK_US = {0, 1_000_000, 10_000_000};

  private static final int CHANNELS = 4;

  /** A decoded picture that is kept, with its span. */
  private static final class Held {
    final AVFrame frame = avutil.av_frame_alloc();
    long timeUs;
    long endUs;
  }

  private final SeekableStream stream;
  private final int storedWidth;
  private final int storedHeight;
  private final int rotation;
  private Held current = new Held();
  private Held ahead = new Held();
  private boolean hasAhead;
  private int width;
  private int height;
  private @Nullable PictureConverter converter;
  private boolean closed;

  FfmpegPictureReader(Path file) throws LacunaException {
    this.stream = new SeekableStream(file, Container::video, "picture");
    this.storedWidth = stream.container().squareWidth(stream.stream());
    this.storedHeight = stream.stream().codecpar().height();
    this.rotation = Container.rotation(stream.stream());
    fitInto(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public boolean seek(long timeUs) throws LacunaException {
    if (!decodeBefore(timeUs)) {
      return false;
    }
    do {
      takeAhead();
      hasAhead = decodeInto(ahead);
    } while (hasAhead && ahead.timeUs <= timeUs);
    return true;
  }

  /** Decodes a picture at or before that time into {@link #ahead}, or the first of all. */
  private boolean decodeBefore(long timeUs) throws LacunaException {
    for (long back : LOOK_BACK_US) {
      stream.seek(Math.max(0, timeUs - back));
      hasAhead = decodeInto(ahead);
      if (hasAhead && ahead.timeUs <= timeUs) {
        return true;
      }
    }
    stream.restart();
    hasAhead = decodeInto(ahead);
    return hasAhead;
  }

  @Override
  public boolean next() {
    if (!hasAhead) {
      hasAhead = decodeInto(ahead);
    }
    if (!hasAhead) {
      return false;
    }
    takeAhead();
    return true;
  }

  private void takeAhead() {
    Held old = current;
    current = ahead;
    ahead = old;
    hasAhead = false;
  }

  private boolean decodeInto(Held into) {
    if (!stream.next()) {
      return false;
    }
    into.timeUs = stream.frameTimeUs(current.endUs);
    into.endUs = into.timeUs + stream.pictureDurationUs();
    avutil.av_frame_unref(into.frame);
    avutil.av_frame_move_ref(into.frame, stream.frame());
    return true;
  }

  @Override
  public long timeUs() {
    return current.timeUs;
  }

  @Override
  public long endUs() {
    return current.endUs;
  }

  @Override
  public void fitInto(int maxWidth, int maxHeight) {
    boolean onItsSide = rotation % 180 != 0;
    double across = (double) (onItsSide ? maxHeight : maxWidth) / storedWidth;
    double down = (double) (onItsSide ? maxWidth : maxHeight) / storedHeight;
    double scale = Math.min(1, Math.min(across, down));
    int fittedWidth = Math.max(1, (int) Math.round(storedWidth * scale));
    int fittedHeight = Math.max(1, (int) Math.round(storedHeight * scale));
    if (converter == null || fittedWidth != width || fittedHeight != height) {
      if (converter != null) {
        converter.close();
      }
      width = fittedWidth;
      height = fittedHeight;
      converter = new PictureConverter(width, height, true, rotation);
    }
  }

  @Override
  public int width() {
    return rotation % 180 == 0 ? width : height;
  }

  @Override
  public int height() {
    return rotation % 180 == 0 ? height : width;
  }

  @Override
  public void copyTo(ByteBuffer bgra) throws LacunaException {
    if (converter == null) {
      throw new IllegalStateException("the reader is closed");
    }
    try {
      converter.convert(current.frame);
    } catch (IOException e) {
      throw Container.media("A picture of the clip cannot be shown.", e);
    }
    ByteBuffer pixels = converter.pixels();
    int row = converter.width() * CHANNELS;
    for (int y = 0; y < converter.height(); y++) {
      bgra.put(y * row, pixels, y * converter.stride(), row);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    avutil.av_frame_free(current.frame);
    avutil.av_frame_free(ahead.frame);
    if (converter != null) {
      converter.close();
      converter = null;
    }
    stream.close();
  }
}
