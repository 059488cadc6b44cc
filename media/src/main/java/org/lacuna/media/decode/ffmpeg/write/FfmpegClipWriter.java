package org.lacuna.media.decode.ffmpeg.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.Ffmpeg;

/**
 * Writes an mp4 clip: H.264 (MPEG-4 part 2 where this FFmpeg has no H.264 encoder or a side is odd)
 * and AAC. One thread. {@link #close} completes the file; without it the file is not playable.
 */
public final class FfmpegClipWriter implements AutoCloseable {

  private final Path out;
  private final double fps;
  private final AVFormatContext format = new AVFormatContext(null);
  private final @Nullable PictureEncoder pictures;
  private final @Nullable SoundEncoder sound;
  private long frames;
  private boolean closed;

  /**
   * @param out the file to write; an existing one is replaced
   * @param width pixels; 0 = no picture
   * @param height pixels; 0 = no picture
   * @param fps pictures a second, for pictures that come without a time of their own
   * @param sampleRate of the sound, Hz, one that AAC knows (8000 to 48000); 0 = no sound
   * @throws LacunaException of kind MEDIA when the file cannot be written
   */
  public FfmpegClipWriter(Path out, int width, int height, double fps, int sampleRate)
      throws LacunaException {
    this(out, width, height, fps, sampleRate, PictureEncoder.usualBitRate(width, height, fps));
  }

  /**
   * As above, with a bit rate for the pictures.
   *
   * @param out the file to write; an existing one is replaced
   * @param width pixels; 0 = no picture
   * @param height pixels; 0 = no picture
   * @param fps pictures a second, for pictures that come without a time of their own
   * @param sampleRate of the sound, Hz, one that AAC knows (8000 to 48000); 0 = no sound
   * @param pictureBitRate bits a second that the pictures should take on average
   * @throws LacunaException of kind MEDIA when the file cannot be written
   */
  public FfmpegClipWriter(
      Path out, int width, int height, double fps, int sampleRate, long pictureBitRate)
      throws LacunaException {
    this.out = out;
    this.fps = fps;
    PictureEncoder pictureEncoder = null;
    SoundEncoder soundEncoder = null;
    try {
      // Loads the class that keeps FFmpeg quiet before anything else happens.
      Ffmpeg.check(0, "start");
      Ffmpeg.quiet();
      Ffmpeg.check(
          avformat.avformat_alloc_output_context2(format, null, "mp4", null), "start an mp4 file");
      if (width > 0 && height > 0) {
        pictureEncoder = new PictureEncoder(format, width, height, fps, pictureBitRate);
      }
      if (sampleRate > 0) {
        soundEncoder = new SoundEncoder(format, sampleRate);
      }
      writeHeader();
    } catch (IOException e) {
      release(pictureEncoder, soundEncoder);
      throw failed(e);
    }
    this.pictures = pictureEncoder;
    this.sound = soundEncoder;
  }

  private void writeHeader() throws IOException {
    AVIOContext io = new AVIOContext(null);
    try (BytePointer url =
        new BytePointer("file:" + out.toAbsolutePath(), StandardCharsets.UTF_8)) {
      Ffmpeg.check(avformat.avio_open(io, url, avformat.AVIO_FLAG_WRITE), "open the file");
      // The muxer reopens its own file to move the index to the front, so it must know the name.
      format.url(new BytePointer(avutil.av_strdup(url)));
    }
    format.pb(io);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "movflags", "+faststart", 0);
    try {
      Ffmpeg.check(avformat.avformat_write_header(format, options), "write the header");
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /**
   * Writes the next picture, 1/fps after the one before it.
   *
   * @param bgr {@code [height * width * 3]}, rows without padding, top row first; copied
   */
  public void video(byte[] bgr) throws LacunaException {
    video(bgr, Math.round(frames * 1e6 / fps));
  }

  /**
   * Writes a picture at a time of its own.
   *
   * @param bgr {@code [height * width * 3]}, rows without padding, top row first; copied
   * @param timeUs microseconds from the start of the clip, later than the picture before
   */
  public void video(byte[] bgr, long timeUs) throws LacunaException {
    if (pictures == null) {
      throw new IllegalStateException("the clip was started without a picture");
    }
    try {
      pictures.write(bgr, timeUs);
      frames++;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Appends samples, right after the ones before them.
   *
   * @param mono full scale is [-1, 1]; copied
   */
  public void audio(float[] mono) throws LacunaException {
    if (sound == null) {
      throw new IllegalStateException("the clip was started without sound");
    }
    try {
      sound.write(mono);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Leaves a hole in the sound: the next samples begin at that time, if it is not past. */
  public void audioResumesAt(long timeUs) throws LacunaException {
    if (sound == null) {
      throw new IllegalStateException("the clip was started without sound");
    }
    try {
      sound.resumeAt(timeUs);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Completes the file. Allowed twice. */
  @Override
  public void close() throws LacunaException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (pictures != null) {
        pictures.finish();
      }
      if (sound != null) {
        sound.finish();
      }
      Ffmpeg.check(avformat.av_write_trailer(format), "complete the file");
    } catch (IOException e) {
      throw failed(e);
    } finally {
      release(pictures, sound);
    }
  }

  private void release(@Nullable PictureEncoder picture, @Nullable SoundEncoder samples) {
    if (picture != null) {
      picture.close();
    }
    if (samples != null) {
      samples.close();
    }
    if (!format.isNull()) {
      AVIOContext io = format.pb();
      if (io != null) {
        avformat.avio_closep(io);
        format.pb(null);
      }
      avformat.avformat_free_context(format);
    }
  }

  private LacunaException failed(IOException e) {
    return new LacunaException(
        LacunaException.Kind.MEDIA,
        out.getFileName() + " cannot be written; check the folder and the free space.",
        e);
  }
}
