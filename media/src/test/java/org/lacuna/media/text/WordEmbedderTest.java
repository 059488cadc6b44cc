package org.lacuna.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.LanguageSource.Language;

@TestInstance(Lifecycle.PER_CLASS)
class WordEmbedderTest {

  private static final long LENGTH = 10_000_000;

  @TempDir Path folder = Path.of("");
  private Optional<WordEmbedder> opened = Optional.empty();

  @BeforeAll
  void open() throws Exception {
    opened = Optional.of(WordEmbedder.open(new OnnxRuntime(), 1));
  }

  @AfterAll
  void closeTwice() {
    opened.ifPresent(WordEmbedder::close);
    opened.ifPresent(WordEmbedder::close);
  }

  private WordEmbedder embedder() {
    return opened.orElseThrow();
  }

  private FeatureSequence embed(String text) throws Exception {
    return embedder().embed(Transcript.ofPlainText(text, LENGTH).words());
  }

  private static float[] row(FeatureSequence s, int t) {
    float[] row = new float[s.dim()];
    s.copyStep(t, row, 0);
    return row;
  }

  private static double[] mean(FeatureSequence s) {
    double[] mean = new double[s.dim()];
    for (int t = 0; t < s.steps(); t++) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += s.value(t, d) / s.steps();
      }
    }
    return mean;
  }

  private double similarity(String a, String b) throws Exception {
    double[] x = mean(embed(a));
    double[] y = mean(embed(b));
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int d = 0; d < x.length; d++) {
      xy += x[d] * y[d];
      xx += x[d] * x[d];
      yy += y[d] * y[d];
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void oneStepAWordWithItsSpan() throws Exception {
    List<TimedWord> words = Transcript.ofPlainText("I really love this film!", LENGTH).words();

    FeatureSequence s = embedder().embed(words);

    assertThat(s.spec()).isEqualTo(WordEmbedder.SPEC);
    assertThat(s.spec().extractorId()).isEqualTo("lacuna.language.minilm");
    assertThat(s.dim()).isEqualTo(384);
    assertThat(s.spec().features().get(7).name()).isEqualTo("minilm_007");
    assertThat(s.steps()).isEqualTo(5);
    assertThat(s.observedSteps()).isEqualTo(5);
    for (int t = 0; t < 5; t++) {
      assertThat(s.startUs(t)).isEqualTo(words.get(t).startUs());
      assertThat(s.endUs(t)).isEqualTo(words.get(t).endUs());
      for (float v : row(s, t)) {
        assertThat(v).isFinite();
      }
    }
  }

  @Test
  void theSameTextGivesTheSameVectors() throws Exception {
    FeatureSequence once = embed("It is what it is.");
    FeatureSequence again = embed("It is what it is.");

    for (int t = 0; t < once.steps(); t++) {
      assertThat(row(again, t)).containsExactly(row(once, t));
    }
  }

  @Test
  void aWordMeansSomethingElseInAnotherSentence() throws Exception {
    float[] river = row(embed("the bank of the river"), 1);
    float[] money = row(embed("the bank lent money"), 1);

    double distance = 0;
    double length = 0;
    for (int d = 0; d < river.length; d++) {
      distance += Math.pow(river[d] - money[d], 2);
      length += Math.pow(river[d], 2);
    }
    assertThat(Math.sqrt(distance / length)).isGreaterThan(0.2);
  }

  @Test
  void nearMeaningsAreNearerThanFarOnes() throws Exception {
    String happy = "I am really happy about the results.";

    double near = similarity(happy, "The outcome makes me glad.");
    double far = similarity(happy, "The train departs at nine from platform four.");

    assertThat(near).isGreaterThan(far + 0.2);
  }

  @Test
  void aSentenceDoesNotDependOnItsNeighbours() throws Exception {
    FeatureSequence alone = embed("This was a great day.");
    FeatureSequence among = embed("I hated it! This was a great day. Why did you go?");

    for (int t = 0; t < alone.steps(); t++) {
      assertThat(row(among, 3 + t)).containsExactly(row(alone, t));
    }
  }

  @Test
  void spacesDoNotMatter() throws Exception {
    FeatureSequence plain = embed("unbelievably antidisestablishmentarian words");
    FeatureSequence spread = embed("  unbelievably \n antidisestablishmentarian\u00A0words ");

    assertThat(row(spread, 1)).containsExactly(row(plain, 1));
  }

  @Test
  void whatIsNoWordIsUnobserved() throws Exception {
    List<TimedWord> words = new ArrayList<>();
    for (String text : List.of("yes", "\uD83D\uDE00", "...", "no", "\u2603\u2603")) {
      long start = words.size() * 100_000L;
      words.add(new TimedWord(text, start, start + 100_000, Origin.GIVEN, 1));
    }

    FeatureSequence s = embedder().embed(words);

    assertThat(s.steps()).isEqualTo(5);
    assertThat(List.of(s.observed(0), s.observed(1), s.observed(2), s.observed(3), s.observed(4)))
        .containsExactly(true, false, false, true, false);
    assertThat(s.value(1, 0)).isNaN();
  }

  @Test
  void longTextWithoutPunctuationAndEndlessWordsFit() throws Exception {
    String endless = "1.2.3.4.5.6.7.8.9.".repeat(40);
    FeatureSequence s = embed("and so on ".repeat(300) + endless);

    assertThat(s.steps()).isEqualTo(901);
    assertThat(s.observedSteps()).isEqualTo(901);
  }

  @Test
  void noWordsGiveNoSteps() throws Exception {
    assertThat(embedder().embed(List.of()).steps()).isZero();
  }

  @Test
  void cancelIsObeyed() {
    CancelToken cancel = new CancelToken();
    cancel.cancel();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> embedder().embed(Transcript.ofPlainText("hello", LENGTH).words(), cancel));
  }

  @Test
  void theLanguageOfAClipComesFromItsTranscript() throws Exception {
    Path clip = Files.createFile(folder.resolve("talk.mp4"));
    MediaInfo info = new MediaInfo(clip, LENGTH, Optional.empty(), Optional.empty(), false);
    TranscriptLanguage language =
        new TranscriptLanguage(
            new TranscriptFinder(TranscriptReaders.standard(), file -> List.of()), this::embedder);

    Language none =
        language.read(
            info, ExtractOptions.DEFAULT, LENGTH, new CancelToken(), ProgressSink.ignore());
    assertThat(none.whyAbsent().orElseThrow()).startsWith("No transcript: put talk.srt");

    Files.writeString(folder.resolve("talk.txt"), "Hello there.");
    Language some =
        language.read(
            info, ExtractOptions.DEFAULT, LENGTH, new CancelToken(), ProgressSink.ignore());
    assertThat(some.origin()).contains("talk.txt");
    assertThat(some.words()).hasSize(2);
    assertThat(some.vectors().orElseThrow().steps()).isEqualTo(2);

    Files.writeString(folder.resolve("talk.txt"), "\uD83D\uDE00");
    Language emoji =
        language.read(
            info, ExtractOptions.DEFAULT, LENGTH, new CancelToken(), ProgressSink.ignore());
    assertThat(emoji.whyAbsent().orElseThrow()).contains("talk.txt", "no word");
  }
}
