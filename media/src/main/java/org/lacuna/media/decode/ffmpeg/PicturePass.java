package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.VideoFrame;

/** The pictures within a pass. */
final class PicturePass extends StreamPass {

  private final PictureConverter converter;
  private final FrameThinner thinner;
  private long frames;
  private long lastUs = -1;

  private PicturePass(StreamDecoder decoder, PictureConverter converter, FrameThinner thinner) {
    super(decoder);
    this.converter = converter;
    this.thinner = thinner;
  }

  /** Null when the decoder does not open: the rest of the file is still worth reading. */
  static @Nullable PicturePass open(Container container, AVStream stream, double maxFps) {
    StreamDecoder decoder;
    try {
      decoder = new StreamDecoder(container, stream);
    } catch (IOException e) {
      return null;
    }
    PictureConverter converter =
        new PictureConverter(
            container.squareWidth(stream),
            stream.codecpar().height(),
            false,
            Container.rotation(stream));
    return new PicturePass(decoder, converter, new FrameThinner(maxFps));
  }

  long frames() {
    return frames;
  }

  void decode(AVPacket packet, MediaSink sink, CancelToken cancel)
      throws IOException, LacunaException {
    if (send(packet)) {
      handOver(sink, cancel);
    }
  }

  void finish(MediaSink sink, CancelToken cancel) throws IOException, LacunaException {
    decoder().sendEnd();
    handOver(sink, cancel);
  }

  private void handOver(MediaSink sink, CancelToken cancel) throws IOException, LacunaException {
    while (decoder().receive()) {
      cancel.check();
      frames++;
      long timeUs = frameTimeUs(endUs());
      ended(timeUs + decoder().pictureDurationUs());
      // Pictures before the start are not meant to be seen; time never stands still or goes back.
      if (timeUs > lastUs && thinner.take(timeUs)) {
        lastUs = timeUs;
        converter.convert(decoder().frame());
        sink.video(
            new VideoFrame(
                converter.width(),
                converter.height(),
                converter.stride(),
                converter.pixels(),
                timeUs));
      }
    }
  }

  @Override
  public void close() {
    super.close();
    converter.close();
  }
}
