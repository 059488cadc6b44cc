package org.lacuna.media.decode.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.SubtitleCue;

final class FfmpegSubtitlesTest {

  private static final String ASS_HEADER =
      "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name,"
          + " MarginL, MarginR, MarginV, Effect, Text\n";

  private final FfmpegSubtitles subtitles = new FfmpegSubtitles();

  @TempDir Path folder;

  private static List<SubtitleCue> cues(String first, String second) {
    return List.of(
        new SubtitleCue(0, 1_200_000, first), new SubtitleCue(1_500_000, 2_750_000, second));
  }

  @Test
  void subRipMarkupIsTakenOff() throws Exception {
    Path file = folder.resolve("lines.mkv");
    SubtitleClip.write(
        file,
        avcodec.AV_CODEC_ID_SUBRIP,
        "",
        cues("<i>Good</i> morning,\nworld", "1 < 2, and café > tea"));

    assertThat(subtitles.read(file))
        .isEqualTo(cues("Good morning,\nworld", "1 < 2, and café > tea"));
  }

  @Test
  void webVttIsRead() throws Exception {
    Path file = folder.resolve("lines.webm");
    SubtitleClip.write(
        file, avcodec.AV_CODEC_ID_WEBVTT, "", cues("<v Ann>Hello there", "Second, line"));

    assertThat(subtitles.read(file)).isEqualTo(cues("Hello there", "Second, line"));
  }

  @Test
  void assFieldsAndOverridesAreTakenOff() throws Exception {
    Path file = folder.resolve("lines.mkv");
    SubtitleClip.write(
        file,
        avcodec.AV_CODEC_ID_ASS,
        ASS_HEADER,
        cues("0,0,Default,,0,0,0,,{\\b1}Yes{\\b0}, sure\\Nindeed", "1,0,Default,,0,0,0,,No"));

    assertThat(subtitles.read(file)).isEqualTo(cues("Yes, sure\nindeed", "No"));
  }

  @Test
  void textTrackOfMp4IsRead() throws Exception {
    Path file = folder.resolve("lines.mp4");
    SubtitleClip.write(file, avcodec.AV_CODEC_ID_MOV_TEXT, "", cues("One, two", "three"));

    assertThat(subtitles.read(file)).isEqualTo(cues("One, two", "three"));
  }

  @Test
  void aClipWithoutSubtitlesHasNoCues() throws Exception {
    assertThat(subtitles.read(TestClips.plain(folder, "plain.mp4", 3))).isEmpty();
  }

  @Test
  void whatIsNoMediaIsRefused() {
    assertThatThrownBy(() -> subtitles.read(folder.resolve("none.mkv")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("There is no file none.mkv");
  }
}
