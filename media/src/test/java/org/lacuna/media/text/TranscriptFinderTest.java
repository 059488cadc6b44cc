package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.decode.SubtitleSource;

class TranscriptFinderTest {

  private static final long TEN_SECONDS = 10_000_000;
  private static final SubtitleSource EMBEDDED =
      file -> List.of(new SubtitleCue(0, 1_000_000, "from inside"));

  @TempDir Path folder;
  private Path clip = Path.of("");

  @BeforeEach
  void makeClip() throws Exception {
    clip = Files.createFile(folder.resolve("talk.mp4"));
  }

  private void put(String name, String word) throws Exception {
    Files.writeString(folder.resolve(name), "1\n00:00:01,000 --> 00:00:02,000\n" + word + "\n");
  }

  private TranscriptLookup find(SubtitleSource embedded, boolean hasSubtitles, Path... named)
      throws LacunaException {
    return new TranscriptFinder(TranscriptReaders.standard(), embedded)
        .find(clip, List.of(named).stream().findFirst(), hasSubtitles, TEN_SECONDS);
  }

  private String source() throws Exception {
    return find(EMBEDDED, true).transcript().orElseThrow().source();
  }

  @Test
  void sourcesAreTriedInOrder() throws Exception {
    assertThat(source()).isEqualTo("embedded subtitles");
    put("talk.de.srt", "Wort");
    put("talker.srt", "other");
    put("talk.part2.srt", "other");
    assertThat(source()).isEqualTo("talk.de.srt");
    put("talk.en.vtt", "word");
    assertThat(source()).isEqualTo("talk.en.vtt");
    put("talk.TXT", "word");
    assertThat(source()).isEqualTo("talk.TXT");
    Files.writeString(folder.resolve("talk.csv"), "frame,au01\n1,0.5\n");
    assertThat(source()).as("another table").isEqualTo("talk.TXT");
    Files.writeString(folder.resolve("talk.csv"), "start,end,word\n1,2,word\n");
    assertThat(source()).isEqualTo("talk.csv");
    put("talk.vtt", "word");
    assertThat(source()).isEqualTo("talk.vtt");
    put("talk.srt", "word");
    assertThat(source()).isEqualTo("talk.srt");
    put("talk.TextGrid", "word");
    assertThat(source()).isEqualTo("talk.TextGrid");
    put("other.srt", "named");
    assertThat(
            find(EMBEDDED, true, folder.resolve("other.srt")).transcript().orElseThrow().source())
        .isEqualTo("other.srt");
  }

  @Test
  void withoutAnyTheSentenceSaysWhatToDo() throws Exception {
    TranscriptLookup lookup = find(EMBEDDED, false);

    assertThat(lookup.transcript()).isEmpty();
    assertThat(lookup.whyAbsent())
        .contains(
            "No transcript: put talk.srt, .vtt, .TextGrid, .eaf, .csv, .tsv or .txt beside the clip.");
  }

  @Test
  void aBrokenSidecarIsTheReasonAndNotPassedOver() throws Exception {
    Files.write(folder.resolve("talk.srt"), new byte[] {0, 1, 2});
    put("talk.vtt", "word");

    assertThat(find(EMBEDDED, true).whyAbsent().orElseThrow()).contains("talk.srt", "not a text");
  }

  @Test
  void aBrokenNamedTranscriptIsAnError() throws Exception {
    put("talk.srt", "word");
    Path bad = Files.writeString(folder.resolve("bad.srt"), "no times");

    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> find(EMBEDDED, true, bad))
        .matches(e -> e.kind() == Kind.MEDIA)
        .withMessageContaining("bad.srt");
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> find(EMBEDDED, true, folder.resolve("none.srt")))
        .withMessageContaining("does not exist");
  }

  @Test
  void embeddedSubtitlesThatCannotBeReadAreTheReason() throws Exception {
    SubtitleSource broken =
        file -> {
          throw new LacunaException(Kind.MEDIA, "The subtitles of talk.mp4 are damaged.");
        };

    assertThat(find(broken, true).whyAbsent()).contains("The subtitles of talk.mp4 are damaged.");
  }

  @Test
  void aTranscriptWithoutWordsIsAbsence() throws Exception {
    put("talk.srt", "[music]");
    assertThat(find(EMBEDDED, false).whyAbsent().orElseThrow())
        .isEqualTo("No transcript: talk.srt holds no spoken words, only notes or signs.");

    Files.writeString(folder.resolve("talk.srt"), "1\n00:01:01,000 --> 00:01:02,000\nlate\n");
    assertThat(find(EMBEDDED, false).whyAbsent().orElseThrow())
        .contains("talk.srt", "10.0 seconds");
  }

  @Test
  void aRelativeClipPathWorks() throws Exception {
    TranscriptLookup lookup =
        new TranscriptFinder(TranscriptReaders.standard(), EMBEDDED)
            .find(Path.of("no-such-clip.mp4"), Optional.empty(), false, TEN_SECONDS);

    assertThat(lookup.whyAbsent().orElseThrow()).contains("no-such-clip.srt");
  }
}
