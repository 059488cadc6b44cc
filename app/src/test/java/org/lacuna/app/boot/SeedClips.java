package org.lacuna.app.boot;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.decode.ffmpeg.FfmpegMediaSource;

/** Small clips of one second in many containers, with the face and the voice of the demo clip. */
final class SeedClips {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int FPS = 8;
  private static final int RATE = 16_000;
  private static final int NONE = avcodec.AV_CODEC_ID_NONE;

  private record Kind(String ending, String format, int video, int audio, int rate) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("mp4", "mp4", avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_AAC, RATE),
          new Kind("mp4", "mp4", avcodec.AV_CODEC_ID_MPEG4, avcodec.AV_CODEC_ID_AAC, RATE),
          new Kind("mkv", "matroska", avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_AAC, RATE),
          new Kind("webm", "webm", avcodec.AV_CODEC_ID_VP8, avcodec.AV_CODEC_ID_OPUS, 48_000),
          new Kind("avi", "avi", avcodec.AV_CODEC_ID_MPEG4, avcodec.AV_CODEC_ID_MP3, RATE),
          new Kind("avi", "avi", avcodec.AV_CODEC_ID_MJPEG, avcodec.AV_CODEC_ID_PCM_S16LE, RATE),
          new Kind("flv", "flv", avcodec.AV_CODEC_ID_FLV1, avcodec.AV_CODEC_ID_MP3, 44_100),
          new Kind("ts", "mpegts", avcodec.AV_CODEC_ID_MPEG2VIDEO, avcodec.AV_CODEC_ID_MP2, RATE),
          new Kind("mov", "mov", avcodec.AV_CODEC_ID_MPEG4, avcodec.AV_CODEC_ID_PCM_S16LE, RATE),
          new Kind("wav", "wav", NONE, avcodec.AV_CODEC_ID_PCM_S16LE, RATE),
          new Kind("mp3", "mp3", NONE, avcodec.AV_CODEC_ID_MP3, RATE),
          new Kind("ogg", "ogg", NONE, avcodec.AV_CODEC_ID_VORBIS, 44_100),
          new Kind("flac", "flac", NONE, avcodec.AV_CODEC_ID_FLAC, RATE));

  private final List<byte[]> pictures = new ArrayList<>();
  private final short[] sound = new short[RATE];

  /**
   * @param demo the demo clip
   */
  SeedClips(Path demo) throws LacunaException {
    CancelToken enough = new CancelToken();
    MediaSink first =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            if (pictures.size() < FPS) {
              pictures.add(small(frame));
            } else if (frame.timeUs() > 1_500_000) {
              enough.cancel();
            }
          }

          @Override
          public void audio(AudioBlock block) {
            for (int i = 0; i < block.samples().remaining(); i++) {
              long at = block.timeUs() * RATE / 1_000_000 + i;
              if (at >= 0 && at < sound.length) {
                sound[(int) at] = (short) (block.samples().get(i) * Short.MAX_VALUE);
              }
            }
          }
        };
    try {
      new FfmpegMediaSource()
          .read(demo, new ReadOptions(true, true, RATE, FPS), first, enough, ProgressSink.ignore());
    } catch (java.util.concurrent.CancellationException e) {
      // One second is enough.
      return;
    }
  }

  /** The middle of the picture, where the face is, made small. */
  private static byte[] small(VideoFrame frame) {
    byte[] out = new byte[WIDTH * HEIGHT * 3];
    int side = Math.min(frame.width() * HEIGHT / WIDTH, frame.height());
    int left = (frame.width() - side * WIDTH / HEIGHT) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int from = y * side / HEIGHT * frame.stride() + 3 * (left + x * side / HEIGHT);
        for (int c = 0; c < 3; c++) {
          out[3 * (y * WIDTH + x) + c] = frame.bgr().get(from + c);
        }
      }
    }
    return out;
  }

  /** Writes one clip of every kind that this FFmpeg can write. */
  List<Path> write(Path folder) throws Exception {
    List<Path> all = new ArrayList<>();
    for (Kind kind : KINDS) {
      Path file = folder.resolve("seed" + all.size() + "." + kind.ending);
      if (write(kind, file)) {
        all.add(file);
      }
    }
    return all;
  }

  private boolean write(Kind kind, Path file) throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    boolean video = kind.video != NONE;
    try (FFmpegFrameRecorder recorder =
        new FFmpegFrameRecorder(file.toFile(), video ? WIDTH : 0, video ? HEIGHT : 0, 1)) {
      recorder.setFormat(kind.format);
      recorder.setVideoCodec(kind.video);
      recorder.setAudioCodec(kind.audio);
      // FFmpeg's own Vorbis encoder takes nothing but stereo.
      recorder.setAudioChannels(kind.audio == avcodec.AV_CODEC_ID_VORBIS ? 2 : 1);
      recorder.setSampleRate(kind.rate);
      recorder.setFrameRate(FPS);
      recorder.setGopSize(4);
      recorder.setVideoBitrate(200_000);
      recorder.start();
      for (int i = 0; i < FPS; i++) {
        if (video) {
          Frame picture = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
          ((ByteBuffer) picture.image[0]).put(pictures.get(i)).rewind();
          recorder.record(picture);
        }
        recorder.recordSamples(kind.rate, 1, second(kind.rate, i));
      }
      recorder.stop();
    } catch (FFmpegFrameRecorder.Exception e) {
      // This build of FFmpeg has no such encoder.
      System.out.println("no " + kind + ": " + e.getMessage());
      return false;
    }
    return Files.size(file) > 1000;
  }

  /** The i-th eighth of the sound at that rate. */
  private ShortBuffer second(int rate, int i) {
    ShortBuffer part = ShortBuffer.allocate(rate / FPS);
    for (int k = 0; k < part.capacity(); k++) {
      part.put(sound[(int) ((long) (i * part.capacity() + k) * RATE / rate)]);
    }
    return part.flip();
  }
}
