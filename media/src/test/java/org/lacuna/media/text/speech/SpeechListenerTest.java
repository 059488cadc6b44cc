package org.lacuna.media.text.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.Transcript;

class SpeechListenerTest {

  private static final int RATE = SpeechRecognizer.SAMPLE_RATE;

  private final List<String> log = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private final CancelToken cancel = new CancelToken();
  private final MediaInfo info =
      new MediaInfo(
          Path.of("talk.wav"),
          3_000_000,
          Optional.empty(),
          Optional.of(new MediaInfo.AudioStream(44_100, 2, "pcm")),
          false);

  /** Three seconds of sound in blocks of half a second. */
  private final class Sound implements MediaSource {
    @Override
    public MediaInfo probe(Path file) {
      return info;
    }

    @Override
    public Pass read(
        Path file,
        ReadOptions options,
        MediaSink sink,
        CancelToken cancelled,
        ProgressSink progress)
        throws LacunaException {
      log.add(file + " " + options);
      float[] block = new float[RATE / 2];
      for (int i = 0; i < 6; i++) {
        cancelled.check();
        sink.audio(new AudioBlock(FloatBuffer.wrap(block), RATE, i * 500_000L));
        progress.progress((i + 1) / 6.0, "Decoding");
      }
      return new Pass(3_000_000, 0, 3L * RATE, 1, "");
    }
  }

  /** Hears one word a block, and the last one a little beyond the clip. */
  private final class Engine implements SpeechRecognizer, WordAligner {
    @Override
    public String label() {
      return "an engine";
    }

    @Override
    public Session start(CancelToken token) {
      return new Session() {
        private final List<TimedWord> words = new ArrayList<>();

        @Override
        public void add(FloatBuffer samples, long timeUs) {
          words.add(
              new TimedWord(
                  "w" + words.size(), timeUs + 100_000, timeUs + 510_000, Origin.RECOGNISED, 0.5f));
        }

        @Override
        public List<TimedWord> finish() {
          return words;
        }
      };
    }

    @Override
    public List<TimedWord> align(
        float[] samples, long startUs, List<String> words, CancelToken token) {
      List<TimedWord> found = new ArrayList<>();
      for (String word : words) {
        boolean known = !word.equals("xyzzy");
        found.add(
            new TimedWord(
                word,
                startUs + found.size() * 1000L,
                startUs + found.size() * 1000L + 1000,
                known ? Origin.ALIGNED : Origin.INTERPOLATED,
                1));
      }
      return found;
    }

    @Override
    public void close() {
      log.add("closed");
    }
  }

  private SpeechListener listener() {
    return new SpeechListener(
        new Sound(),
        new SpeechEngines() {
          @Override
          public SpeechRecognizer recognizer(Optional<Path> model) throws LacunaException {
            if (model.isPresent()) {
              throw new LacunaException(Kind.MODEL, "No such model.");
            }
            return new Engine();
          }

          @Override
          public WordAligner aligner() {
            return new Engine();
          }
        });
  }

  private ProgressSink progress() {
    return (f, stage) -> stages.add(stage + " " + Math.round(100 * f));
  }

  @Test
  void soundAloneIsReadAndTheEngineClosed() throws Exception {
    Transcript heard = listener().recognise(info, Optional.empty(), 3_000_000, cancel, progress());

    assertThat(log)
        .containsExactly(
            "talk.wav ReadOptions[video=false, audio=true, sampleRate=16000, maxFps=0.0]",
            "closed");
    assertThat(heard.source()).isEqualTo("an engine");
    assertThat(heard.words()).hasSize(6).allMatch(w -> w.confidence() == 0.5f);
    assertThat(heard.words().get(5).endUs()).isEqualTo(3_000_000);
    assertThat(heard.cues().get(0).text()).isEqualTo("w0 w1 w2 w3 w4 w5");
    assertThat(stages).hasSize(6).last().isEqualTo("Recognising speech 100");
  }

  @Test
  void wordsAreAlignedAndWhatWasNotFoundIsMarked() throws Exception {
    Transcript given =
        Transcript.ofCues(List.of(new SubtitleCue(0, 2_000_000, "one xyzzy two")), 0, "talk.srt");

    Transcript aligned = listener().align(info, given, cancel, progress());

    assertThat(aligned.words())
        .extracting(TimedWord::origin)
        .containsExactly(Origin.ALIGNED, Origin.INTERPOLATED, Origin.ALIGNED);
    assertThat(aligned.source()).isEqualTo("talk.srt, aligned to the sound");
    assertThat(log).last().isEqualTo("closed");
    assertThat(stages).last().isEqualTo("Aligning the words 100");
  }

  @Test
  void nothingIsReadForWordsThatAllHaveTimes() throws Exception {
    Transcript given =
        Transcript.ofCues(List.of(new SubtitleCue(0, 2_000_000, "one")), 0, "talk.srt");

    assertThat(listener().align(info, given, cancel, progress())).isEqualTo(given);
    assertThat(log).containsExactly("closed");
  }

  @Test
  void cancellingStopsAndClosesTheEngine() {
    ProgressSink atFirst =
        (f, stage) -> {
          stages.add(stage);
          cancel.cancel();
        };

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> listener().recognise(info, Optional.empty(), 3_000_000, cancel, atFirst));
    assertThat(stages).hasSize(1);
    assertThat(log).last().isEqualTo("closed");
  }

  @Test
  void aModelThatCannotBeUsedReadsNoSound() {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(
            () ->
                listener()
                    .recognise(info, Optional.of(Path.of("x")), 3_000_000, cancel, progress()));
    assertThat(log).isEmpty();
  }
}
