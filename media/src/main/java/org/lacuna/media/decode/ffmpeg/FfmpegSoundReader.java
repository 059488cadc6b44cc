package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SoundReader;

/** Sound of a file through FFmpeg. */
final class FfmpegSoundReader implements SoundReader {

  /** Codecs need some sound before the wanted time to sound right at it. */
  private static final long WARM_UP_US = 100_000;

  /** Stamps that differ from the count by less are rounding. */
  private static final long JITTER_US = 20_000;

  private final SeekableStream stream;
  private final SampleConverter converter;
  private final int rate;
  private long seekUs;

  /** Frames given out or ready since the seek. */
  private long counted;

  private long silentFrames;
  private ByteBuffer ready = ByteBuffer.allocate(0);
  private boolean warmingUp;
  private boolean ended;
  private boolean closed;

  FfmpegSoundReader(Path file) throws LacunaException {
    this.stream = new SeekableStream(file, Container::audio, "sound");
    this.rate = stream.stream().codecpar().sample_rate();
    this.converter = SampleConverter.stereo(rate);
  }

  @Override
  public int rate() {
    return rate;
  }

  @Override
  public void seek(long timeUs) throws LacunaException {
    stream.seek(Math.max(0, timeUs - WARM_UP_US));
    seekUs = timeUs;
    counted = 0;
    silentFrames = 0;
    ready = ByteBuffer.allocate(0);
    warmingUp = true;
    ended = false;
  }

  @Override
  public int read(byte[] into) throws LacunaException {
    while (silentFrames == 0 && !ready.hasRemaining()) {
      if (ended) {
        return -1;
      }
      try {
        decode();
      } catch (IOException e) {
        throw Container.media("The sound of the clip cannot be played.", e);
      }
    }
    if (silentFrames > 0) {
      int frames = (int) Math.min(silentFrames, into.length / FRAME_BYTES);
      Arrays.fill(into, 0, frames * FRAME_BYTES, (byte) 0);
      silentFrames -= frames;
      return frames * FRAME_BYTES;
    }
    int bytes = Math.min(ready.remaining(), into.length);
    ready.get(into, 0, bytes);
    return bytes;
  }

  private void decode() throws IOException {
    if (!stream.next()) {
      ended = true;
      offer(converter.drain());
      return;
    }
    AVFrame frame = stream.frame();
    if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
      return;
    }
    long expectedUs = seekUs + Ffmpeg.micros(counted, 1, rate);
    long timeUs = stream.frameTimeUs(expectedUs);
    if (warmingUp || !converter.fits(frame)) {
      converter.start(frame);
    }
    int frames = converter.convert(frame);
    long ahead = timeUs - expectedUs;
    if (warmingUp || ahead > JITTER_US) {
      place(frames, Math.round(ahead * (rate / 1e6)));
    } else {
      offer(frames);
    }
  }

  /** Puts frames where they belong: after silence when early, without their start when late. */
  private void place(int frames, long offset) {
    if (offset + frames <= 0) {
      return;
    }
    warmingUp = false;
    if (offset > 0) {
      silentFrames = offset;
      counted += offset;
      offer(frames);
    } else {
      offer(frames);
      ready.position((int) -offset * FRAME_BYTES);
      counted += offset;
    }
  }

  private void offer(int frames) {
    ready = converter.samples().duplicate().limit(frames * FRAME_BYTES);
    counted += frames;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converter.close();
      stream.close();
    }
  }
}
