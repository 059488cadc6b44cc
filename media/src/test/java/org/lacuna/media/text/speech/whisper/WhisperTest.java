package org.lacuna.media.text.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.whisper.WhisperSegments.Segment;

/** Whisper's segments in the form that it gives them, and what happens where it does not load. */
class WhisperTest {

  private static TimedWord word(String text, long fromUs, long toUs) {
    return new TimedWord(text, fromUs, toUs, Origin.RECOGNISED, Float.NaN);
  }

  @Test
  void wordsShareTheirSegmentAndHaveNoConfidence() {
    List<TimedWord> words =
        WhisperSegments.words(
            List.of(new Segment(50, 150, " Kids are."), new Segment(150, 3000, " Yes!")),
            2_000_000,
            5_000_000);

    assertThat(words)
        .containsExactly(
            word("Kids", 2_500_000, 3_055_556),
            word("are.", 3_055_556, 3_500_000),
            word("Yes!", 3_500_000, 5_000_000));
  }

  @Test
  void whatIsNoWordIsLeftOut() {
    for (String text :
        List.of(
            " [BLANK_AUDIO]", "", " (upbeat music)", "*sighs*", "<|nospeech|>", " [_BEG_] ...")) {
      assertThat(WhisperSegments.words(List.of(new Segment(0, 100, text)), 0, 1_000_000))
          .as(text)
          .isEmpty();
    }
    assertThat(
            WhisperSegments.words(
                List.of(new Segment(0, 100, "<|en|> Well (laughs) no.")), 0, 1_000_000))
        .extracting(TimedWord::text)
        .containsExactly("Well", "no.");
  }

  @Test
  void segmentsThatRunBackwardsOrOverStayInOrderAndInside() {
    List<TimedWord> words =
        WhisperSegments.words(
            List.of(
                new Segment(100, 50, "one"), new Segment(0, 2999, "two"), new Segment(0, 1, "x")),
            0,
            1_500_000);

    assertThat(words)
        .containsExactly(
            word("one", 1_000_000, 1_000_000),
            word("two", 1_000_000, 1_500_000),
            word("x", 1_500_000, 1_500_000));
  }

  private static void hear(WhisperRecognizer.Opener opener, String... parts) throws Exception {
    Random random = new Random(1);
    float[] noise = new float[32_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * (i < 8_000 || i > 24_000 ? 1e-4 : 0.1));
    }
    try (WhisperRecognizer recognizer =
        new WhisperRecognizer(new WhisperFile(Path.of("ggml-tiny.bin")), opener)) {
      var session = recognizer.start(new CancelToken());
      assertThatExceptionOfType(LacunaException.class)
          .isThrownBy(
              () -> {
                session.add(FloatBuffer.wrap(noise), 0);
                session.finish();
              })
          .satisfies(
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.MODEL);
                assertThat(e.sentence()).contains(parts).endsWith(".");
                assertThat(e.getCause()).isNotNull();
              });
    }
  }

  @Test
  void nativesThatDoNotLoadAreReported() throws Exception {
    hear(
        file -> {
          throw new UnsatisfiedLinkError("no libwhisper for this processor");
        },
        "Whisper does not run on this machine",
        "built-in");
  }

  @Test
  void aModelThatWhisperRefusesIsReported() throws Exception {
    hear(file -> null, "Whisper cannot use", "ggml-tiny.bin");
    hear(
        file -> {
          throw new IOException("not found");
        },
        "Whisper cannot use");
  }
}
