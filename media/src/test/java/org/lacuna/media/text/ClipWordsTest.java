package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.ExtractOptions.Speech;

class ClipWordsTest {

  private static final Speech RECOGNISE = new Speech(true, false, Optional.empty());
  private static final Speech ALIGN = new Speech(false, true, Optional.empty());

  @TempDir private Path folder;

  private List<TimedWord> heard =
      List.of(new TimedWord("hello", 0, 500_000, Origin.RECOGNISED, 0.4f));

  private final ClipListener listener =
      new ClipListener() {
        @Override
        public Transcript recognise(
            MediaInfo info,
            Optional<Path> model,
            long durationUs,
            CancelToken cancel,
            ProgressSink progress) {
          return Transcript.ofWords(List.of(heard), "an engine (rough)");
        }

        @Override
        public Transcript align(
            MediaInfo info, Transcript transcript, CancelToken cancel, ProgressSink progress) {
          return transcript.from("aligned " + transcript.source());
        }
      };

  private TranscriptLookup find(Speech speech, boolean sound) throws Exception {
    MediaInfo info =
        new MediaInfo(
            folder.resolve("talk.mp4"),
            4_000_000,
            Optional.empty(),
            sound ? Optional.of(new MediaInfo.AudioStream(8000, 1, "pcm")) : Optional.empty(),
            false);
    return new ClipWords(
            new TranscriptFinder(TranscriptReaders.standard(), file -> List.of()), listener)
        .find(
            info,
            ExtractOptions.DEFAULT.withSpeech(speech),
            4_000_000,
            new CancelToken(),
            ProgressSink.ignore());
  }

  @Test
  void withoutATranscriptTheSentenceSaysHowToListen() throws Exception {
    assertThat(find(Speech.TRANSCRIPT_ONLY, true).whyAbsent().orElseThrow())
        .startsWith("No transcript: put talk.srt")
        .endsWith("beside the clip, or have its speech recognised.");
    // There is nothing to listen to.
    assertThat(find(Speech.TRANSCRIPT_ONLY, false).whyAbsent().orElseThrow())
        .endsWith("beside the clip.");
    assertThat(find(RECOGNISE, false).transcript()).isEmpty();
  }

  @Test
  void speechIsRecognisedOnlyWhereItIsWantedAndNothingIsWritten() throws Exception {
    assertThat(find(RECOGNISE, true).transcript().orElseThrow().source())
        .isEqualTo("an engine (rough)");
    assertThat(find(ALIGN, true).transcript()).isEmpty();

    Files.writeString(folder.resolve("talk.txt"), "Given words.");
    assertThat(find(RECOGNISE, true).transcript().orElseThrow().source()).isEqualTo("talk.txt");
  }

  @Test
  void aTranscriptThatCannotBeReadIsNamedBesideWhatWasHeard() throws Exception {
    Files.writeString(folder.resolve("talk.TextGrid"), "nothing of the kind");

    assertThat(find(RECOGNISE, true).transcript().orElseThrow().source())
        .startsWith("an engine (rough) (")
        .contains("talk.TextGrid");
  }

  @Test
  void hearingNothingIsAReason() throws Exception {
    heard = List.of();

    assertThat(find(RECOGNISE, true).whyAbsent())
        .contains("No words: an engine (rough) heard none in this clip.");
  }

  @Test
  void onlyWordsWithoutTimesAreAligned() throws Exception {
    Files.writeString(folder.resolve("talk.txt"), "Two words.");
    assertThat(find(ALIGN, true).transcript().orElseThrow().source()).isEqualTo("aligned talk.txt");
    assertThat(find(RECOGNISE, true).transcript().orElseThrow().source()).isEqualTo("talk.txt");

    Files.delete(folder.resolve("talk.txt"));
    Files.writeString(folder.resolve("talk.csv"), "start,end,word\n0,1,given\n1,2,times\n");
    assertThat(find(ALIGN, true).transcript().orElseThrow().source()).isEqualTo("talk.csv");
  }
}
