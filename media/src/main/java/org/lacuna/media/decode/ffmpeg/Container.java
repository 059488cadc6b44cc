package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;

/**
 * An open media file: its streams and its packets in stored order. One thread; closing frees all
 * native memory and is allowed twice.
 */
final class Container implements AutoCloseable {

  private static final int UNWANTED =
      avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_TIMED_THUMBNAILS;

  private final Path file;
  private final AVFormatContext format;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final long startUs;
  private final @Nullable AVStream video;
  private final @Nullable AVStream audio;
  private final @Nullable AVStream subtitles;
  private boolean closed;

  private Container(Path file, AVFormatContext format) {
    this.file = file;
    this.format = format;
    this.startUs = format.start_time() == avutil.AV_NOPTS_VALUE ? 0 : format.start_time();
    this.video = best(avutil.AVMEDIA_TYPE_VIDEO);
    this.audio = best(avutil.AVMEDIA_TYPE_AUDIO);
    this.subtitles = best(avutil.AVMEDIA_TYPE_SUBTITLE);
  }

  /**
   * Opens a file and reads its headers.
   *
   * @throws LacunaException of kind MEDIA when it is not there or FFmpeg sees no media in it
   */
  static Container open(Path file) throws LacunaException {
    requireFile(file);
    AVFormatContext format = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    // "file:" keeps a colon in a name from being read as a protocol; the list keeps a play list
    // that is dressed up as a clip from reaching out to the network.
    try (BytePointer url =
            new BytePointer("file:" + file.toAbsolutePath(), StandardCharsets.UTF_8);
        BytePointer key = new BytePointer("protocol_whitelist", StandardCharsets.UTF_8);
        BytePointer value = new BytePointer("file", StandardCharsets.UTF_8)) {
      avutil.av_dict_set(options, key, value, 0);
      Ffmpeg.quiet();
      Ffmpeg.check(avformat.avformat_open_input(format, url, null, options), "open the file");
      Ffmpeg.check(
          avformat.avformat_find_stream_info(format, (AVDictionary) null), "read the headers");
    } catch (IOException e) {
      avformat.avformat_close_input(format);
      throw media(
          name(file)
              + " cannot be read as video or sound; it may be damaged or another kind of file.",
          e);
    } finally {
      avutil.av_dict_free(options);
    }
    Container container = new Container(file, format);
    if (container.isStillPicture()) {
      container.close();
      throw media(name(file) + " is a still picture; choose a video or sound file.", null);
    }
    return container;
  }

  private static void requireFile(Path file) throws LacunaException {
    if (!Files.exists(file)) {
      throw media("There is no file " + name(file) + "; check the name and the folder.", null);
    }
    if (Files.isDirectory(file)) {
      throw media(name(file) + " is a folder; choose a video or sound file.", null);
    }
    if (!Files.isReadable(file)) {
      throw media(name(file) + " may not be read; check the rights of the file.", null);
    }
    try {
      if (Files.size(file) == 0) {
        throw media(name(file) + " is empty; choose another file.", null);
      }
    } catch (IOException e) {
      throw media(name(file) + " cannot be read; check the disk it lies on.", e);
    }
  }

  static LacunaException media(String sentence, @Nullable Throwable cause) {
    return new LacunaException(LacunaException.Kind.MEDIA, sentence, cause);
  }

  /** The file's own name, for sentences. */
  static String name(Path file) {
    Path last = file.getFileName();
    return last == null ? file.toString() : last.toString();
  }

  String name() {
    return name(file);
  }

  @Nullable AVStream video() {
    return video;
  }

  @Nullable AVStream audio() {
    return audio;
  }

  /** The first text subtitle stream. */
  @Nullable AVStream subtitles() {
    return subtitles;
  }

  /** Tells FFmpeg to skip the packets of all streams but these. */
  void readOnly(@Nullable AVStream... wanted) {
    for (int i = 0; i < format.nb_streams(); i++) {
      format.streams(i).discard(avcodec.AVDISCARD_ALL);
    }
    for (AVStream stream : wanted) {
      if (stream != null) {
        stream.discard(avcodec.AVDISCARD_DEFAULT);
      }
    }
  }

  /** A stamp of that stream on the container's clock, microseconds since its start. */
  long timeUs(long stamp, AVRational base) {
    return Ffmpeg.micros(stamp, base) - startUs;
  }

  /**
   * Reads the next packet into {@link #packet()}, which is valid until the next call.
   *
   * @return 0, or FFmpeg's error code, AVERROR_EOF at the end
   */
  int readPacket() {
    avcodec.av_packet_unref(packet);
    return avformat.av_read_frame(format, packet);
  }

  AVPacket packet() {
    return packet;
  }

  /** Goes to the last key frame of that stream at or before a time on the container's clock. */
  void seek(AVStream stream, long timeUs) throws IOException {
    AVRational base = stream.time_base();
    long stamp = (long) Math.floor((timeUs + startUs) / 1e6 * base.den() / base.num());
    int result =
        avformat.av_seek_frame(format, stream.index(), stamp, avformat.AVSEEK_FLAG_BACKWARD);
    if (result < 0) {
      // Before the first key frame there is nothing to go back to: begin at the beginning.
      Ffmpeg.check(
          avformat.avformat_seek_file(
              format, stream.index(), Long.MIN_VALUE, stamp, Long.MAX_VALUE, 0),
          "seek");
    }
  }

  /** Whether the length was stored or measured, not guessed from the bit rate. */
  boolean durationIsKnown() {
    return durationUs() > 0
        && format.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_BITRATE;
  }

  /** Length in microseconds, 0 when unknown. */
  long durationUs() {
    return format.duration() == avutil.AV_NOPTS_VALUE ? 0 : Math.max(0, format.duration());
  }

  /** Where that stream ends by its own header, or the container's end when it does not say. */
  long endOf(AVStream stream) {
    if (stream.duration() == avutil.AV_NOPTS_VALUE || stream.duration() <= 0) {
      return durationUs();
    }
    long start = stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
    return timeUs(start + stream.duration(), stream.time_base());
  }

  MediaInfo info() {
    return new MediaInfo(
        file,
        durationUs(),
        Optional.ofNullable(video).map(this::describeVideo),
        Optional.ofNullable(audio).map(Container::describeAudio),
        subtitles != null);
  }

  /** What the stream looks like when shown: upright, with square pixels. */
  MediaInfo.VideoStream describeVideo(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    int rotation = rotation(stream);
    int width = squareWidth(stream);
    int height = parameters.height();
    boolean turned = rotation % 180 != 0;
    AVRational fps = avformat.av_guess_frame_rate(format, stream, null);
    AVRational average = stream.avg_frame_rate();
    AVRational rate = average.num() > 0 && average.den() > 0 ? average : fps;
    return new MediaInfo.VideoStream(
        turned ? height : width,
        turned ? width : height,
        rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 0,
        rotation,
        codec(parameters));
  }

  /** Stored width, stretched where the pixels of the stream are not square. */
  int squareWidth(AVStream stream) {
    AVRational aspect = avformat.av_guess_sample_aspect_ratio(format, stream, null);
    int width = stream.codecpar().width();
    if (aspect.num() <= 0 || aspect.den() <= 0 || aspect.num() == aspect.den()) {
      return width;
    }
    return Math.max(1, (int) Math.round((double) width * aspect.num() / aspect.den()));
  }

  /** Clockwise turn that makes the stored picture upright: 0, 90, 180 or 270. */
  static int rotation(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double counterClockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return Math.floorMod((int) Math.round(-counterClockwise / 90) * 90, 360);
  }

  private static MediaInfo.AudioStream describeAudio(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    return new MediaInfo.AudioStream(
        parameters.sample_rate(), parameters.ch_layout().nb_channels(), codec(parameters));
  }

  private static String codec(AVCodecParameters parameters) {
    return avcodec.avcodec_get_name(parameters.codec_id()).getString();
  }

  private @Nullable AVStream best(int type) {
    AVStream first = null;
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream stream = format.streams(i);
      if (stream.codecpar().codec_type() == type && usable(stream)) {
        if ((stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0) {
          return stream;
        }
        first = first == null ? stream : first;
      }
    }
    return first;
  }

  private static boolean usable(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    if ((stream.disposition() & UNWANTED) != 0
        || avcodec.avcodec_find_decoder(parameters.codec_id()) == null) {
      return false;
    }
    return switch (parameters.codec_type()) {
      case avutil.AVMEDIA_TYPE_VIDEO -> parameters.width() > 0 && parameters.height() > 0;
      case avutil.AVMEDIA_TYPE_AUDIO ->
          parameters.sample_rate() > 0 && parameters.ch_layout().nb_channels() > 0;
      default ->
          (avcodec.avcodec_descriptor_get(parameters.codec_id()).props()
                  & avcodec.AV_CODEC_PROP_TEXT_SUB)
              != 0;
    };
  }

  private boolean isStillPicture() {
    String kind = format.iformat().name().getString();
    return kind.equals("image2") || kind.endsWith("_pipe");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.av_packet_free(packet);
      avformat.avformat_close_input(format);
    }
  }
}
