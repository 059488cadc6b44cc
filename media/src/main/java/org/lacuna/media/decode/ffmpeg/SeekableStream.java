package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;

/** One stream of a file of its own: frames in order, from any time. One thread. */
final class SeekableStream implements AutoCloseable {

  private final Path file;
  private final Function<Container, @Nullable AVStream> choice;
  private final String kind;
  private Container container;
  private StreamDecoder decoder;
  private boolean draining;

  /**
   * @param choice picks the stream
   * @param kind "picture" or "sound", for sentences
   */
  SeekableStream(Path file, Function<Container, @Nullable AVStream> choice, String kind)
      throws LacunaException {
    this.file = file;
    this.choice = choice;
    this.kind = kind;
    this.container = Container.open(file);
    this.decoder = openDecoder(container);
  }

  private StreamDecoder openDecoder(Container from) throws LacunaException {
    try {
      AVStream stream = choice.apply(from);
      if (stream == null) {
        throw new IOException("no such stream");
      }
      from.readOnly(stream);
      return new StreamDecoder(from, stream);
    } catch (IOException e) {
      from.close();
      throw Container.media(from.name() + " holds no " + kind + " that can be read.", e);
    }
  }

  Container container() {
    return container;
  }

  AVStream stream() {
    return decoder.stream();
  }

  /** Goes to a key frame at or before that time, where the container knows one. */
  void seek(long timeUs) throws LacunaException {
    draining = false;
    try {
      container.seek(decoder.stream(), timeUs);
      decoder.reset();
    } catch (IOException e) {
      // Containers without an index may refuse to go back; reading anew always works.
      restart();
    }
  }

  /** Begins anew at the first packet. */
  void restart() throws LacunaException {
    draining = false;
    decoder.close();
    container.close();
    container = Container.open(file);
    decoder = openDecoder(container);
  }

  /** Decodes the next frame into {@link #frame()}; false at the end. */
  boolean next() {
    while (!decoder.receive()) {
      if (draining) {
        return false;
      }
      if (container.readPacket() < 0) {
        draining = true;
        decoder.sendEnd();
      } else if (decoder.owns(container.packet())) {
        decoder.send(container.packet());
      }
    }
    return true;
  }

  /** The frame of the last {@link #next}, valid until the next one. */
  AVFrame frame() {
    return decoder.frame();
  }

  /** Time of the frame, microseconds; {@code unknown} when it carries no stamp. */
  long frameTimeUs(long unknown) {
    return decoder.frameTimeUs(unknown);
  }

  long pictureDurationUs() {
    return decoder.pictureDurationUs();
  }

  @Override
  public void close() {
    decoder.close();
    container.close();
  }
}
