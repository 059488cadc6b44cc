package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

/**
 * The pictures of a part of a file, in full size. Decoding begins at a key frame before the part,
 * so that every picture is the one that a whole pass gives; where the container knows no such
 * frame, it begins at the first packet. One thread; closing frees native memory.
 */
final class PicturePart implements AutoCloseable {

  /**
   * How far before the part to look for a key frame. Never at its very begin: pictures that are
   * shown just before a key frame may be stored behind it and need the ones before.
   */
  private static final long[] LOOK_BACK_US = {500_000, 2_000_000, 10_000_000};

  /** A stamp that jumps ahead by more is damage, not a hole. */
  private static final long MOST_JUMP_US = 600_000_000;

  private static final long UNKNOWN = Long.MIN_VALUE;

  private final SeekableStream stream;
  private final PictureConverter converter;
  private long expectedUs;

  PicturePart(Path file) throws LacunaException {
    this.stream = new SeekableStream(file, Container::video, "picture");
    this.converter =
        new PictureConverter(
            stream.container().squareWidth(stream.stream()),
            stream.stream().codecpar().height(),
            false,
            Container.rotation(stream.stream()));
  }

  /** Hands over every picture that begins in the part, in time order. */
  void read(Stretch part, MediaSink sink, CancelToken cancel) throws LacunaException {
    long last = -1;
    boolean more = begin(part.startUs());
    while (more) {
      cancel.check();
      long timeUs = timeUs();
      expectedUs = timeUs + stream.pictureDurationUs();
      if (timeUs >= part.endUs()) {
        return;
      }
      if (timeUs > last) {
        last = timeUs;
        if (timeUs >= part.startUs()) {
          hand(timeUs, sink);
        }
      }
      more = stream.next();
    }
  }

  /** Decodes a picture at or before that time, or the first of all; false when there is none. */
  private boolean begin(long startUs) throws LacunaException {
    for (long back : LOOK_BACK_US) {
      if (startUs > back) {
        stream.seek(startUs - back);
        if (stream.next() && stream.frameTimeUs(UNKNOWN) != UNKNOWN) {
          expectedUs = stream.frameTimeUs(UNKNOWN);
          if (expectedUs <= startUs) {
            return true;
          }
        }
      }
    }
    stream.restart();
    expectedUs = 0;
    return stream.next();
  }

  private long timeUs() {
    long stamped = stream.frameTimeUs(expectedUs);
    return stamped > expectedUs + MOST_JUMP_US ? expectedUs : stamped;
  }

  private void hand(long timeUs, MediaSink sink) throws LacunaException {
    try {
      converter.convert(stream.frame());
    } catch (IOException e) {
      throw Container.media(stream.container().name() + " cannot be decoded.", e);
    }
    sink.video(
        new VideoFrame(
            converter.width(), converter.height(), converter.stride(), converter.pixels(), timeUs));
  }

  @Override
  public void close() {
    converter.close();
    stream.close();
  }
}
