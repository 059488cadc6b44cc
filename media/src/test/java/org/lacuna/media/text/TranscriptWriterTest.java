package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.decode.SubtitleCue;

class TranscriptWriterTest {

  private static final Transcript TIMED =
      Transcript.ofWords(
          List.of(
              List.of(
                  new TimedWord("I'm", 1_000_000, 1_300_000, Origin.GIVEN, 1),
                  new TimedWord("R&B", 1_300_000, 1_700_000, Origin.GIVEN, 1),
                  new TimedWord("fan.", 1_900_000, 2_400_000, Origin.GIVEN, 1))),
          "demo");

  @Test
  void webVttCarriesWordTimesAndPauses() {
    assertThat(TranscriptWriter.webVtt(TIMED))
        .isEqualTo(
            """
            WEBVTT

            00:00:01.000 --> 00:00:02.400
            I'm<00:00:01.300> R&amp;B<00:00:01.700> <00:00:01.900>fan.

            """);
  }

  @Test
  void wordsThatWereHeardAreNotedAsSuch() {
    Transcript heard =
        Transcript.ofWords(
            List.of(List.of(new TimedWord("hm", 0, 1_000_000, Origin.RECOGNISED, 0.4f))),
            "an engine\n--> x");

    assertThat(TranscriptWriter.webVtt(heard))
        .startsWith(
            "WEBVTT\n\nNOTE Words heard, and perhaps wrong: an engine -> x\n\n00:00:00.000");
    assertThat(TranscriptWriter.webVtt(TIMED)).doesNotContain("NOTE");
  }

  @Test
  void srtCarriesCues() {
    assertThat(TranscriptWriter.srt(TIMED))
        .isEqualTo("1\n00:00:01,000 --> 00:00:02,400\nI'm R&B fan.\n\n");
  }

  @Test
  void interpolatedTimesAreNotPassedOffAsKnown() {
    Transcript spread = Transcript.ofCues(List.of(new SubtitleCue(0, 1_000_000, "a b")), 0, "x");

    assertThat(TranscriptWriter.webVtt(spread)).contains("\na b\n").doesNotContain("<");
  }

  @Test
  void textCannotBreakOutOfItsCue() {
    Transcript odd =
        new Transcript(List.of(), List.of(new SubtitleCue(0, 1_000_000, "a\n\n<b> --> c")), "x");

    assertThat(TranscriptWriter.srt(odd)).contains("a\n<b> -> c\n\n");
    assertThat(TranscriptWriter.webVtt(odd)).contains("a\n&lt;b&gt; --&gt; c\n\n");
  }

  @Test
  void longTimesAndRoundingAreRight() {
    Transcript late =
        new Transcript(
            List.of(), List.of(new SubtitleCue(3_599_999_600L, 36_000_000_000L, "x")), "x");

    assertThat(TranscriptWriter.srt(late)).contains("01:00:00,000 --> 10:00:00,000");
  }
}
