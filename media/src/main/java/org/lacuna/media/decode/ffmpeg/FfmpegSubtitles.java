package org.lacuna.media.decode.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.decode.SubtitleSource;

/**
 * Text subtitles inside a file (mov_text, SubRip, WebVTT, ASS and the like) through FFmpeg, which
 * turns all of them into ASS event lines; their markup is taken off here.
 */
public final class FfmpegSubtitles implements SubtitleSource {

  /** Commas before the text of an event: order, layer, style, name, three margins, effect. */
  private static final int ASS_FIELDS = 8;

  private static final Pattern OVERRIDES = Pattern.compile("\\{[^}]*}");
  private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^>]*>");

  @Override
  public List<SubtitleCue> read(Path file) throws LacunaException {
    try (Container container = Container.open(file)) {
      AVStream stream = container.subtitles();
      if (stream == null) {
        return List.of();
      }
      container.readOnly(stream);
      try (StreamDecoder decoder = new StreamDecoder(container, stream);
          AVSubtitle subtitle = new AVSubtitle()) {
        return cues(container, decoder, subtitle);
      } catch (IOException e) {
        throw Container.media("The subtitles in " + container.name() + " cannot be read.", e);
      }
    }
  }

  private static List<SubtitleCue> cues(
      Container container, StreamDecoder decoder, AVSubtitle subtitle) {
    List<SubtitleCue> cues = new ArrayList<>();
    while (container.readPacket() >= 0) {
      AVPacket packet = container.packet();
      boolean stamped = packet.pts() != avutil.AV_NOPTS_VALUE;
      if (decoder.owns(packet) && stamped && decoder.subtitle(packet, subtitle)) {
        long startUs = container.timeUs(packet.pts(), decoder.stream().time_base());
        long endUs = startUs + durationUs(packet, decoder.stream(), subtitle);
        String text = text(subtitle);
        avcodec.avsubtitle_free(subtitle);
        if (!text.isEmpty()) {
          cues.add(new SubtitleCue(startUs, endUs, text));
        }
      }
    }
    cues.sort(Comparator.comparingLong(SubtitleCue::startUs));
    return List.copyOf(cues);
  }

  private static long durationUs(AVPacket packet, AVStream stream, AVSubtitle subtitle) {
    if (packet.duration() > 0) {
      return Ffmpeg.micros(packet.duration(), stream.time_base());
    }
    // Unsigned in FFmpeg; all bits set means that the end is not known.
    int milliseconds = subtitle.end_display_time();
    return milliseconds == -1 ? 0 : Integer.toUnsignedLong(milliseconds) * 1000;
  }

  private static String text(AVSubtitle subtitle) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < subtitle.num_rects(); i++) {
      AVSubtitleRect rect = subtitle.rects(i);
      String line = rect.ass() != null ? plain(string(rect.ass())) : string(rect.text());
      if (!line.isBlank()) {
        all.append(all.isEmpty() ? "" : "\n").append(line.strip());
      }
    }
    return all.toString();
  }

  private static String string(BytePointer text) {
    return text == null ? "" : text.getString(StandardCharsets.UTF_8);
  }

  /** The text of an ASS event line without its fields and markup. */
  static String plain(String event) {
    int from = 0;
    for (int i = 0; i < ASS_FIELDS; i++) {
      from = event.indexOf(',', from) + 1;
      if (from == 0) {
        return "";
      }
    }
    String text = OVERRIDES.matcher(event.substring(from)).replaceAll("");
    text = text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ");
    return TAGS.matcher(text).replaceAll("").strip();
  }
}
