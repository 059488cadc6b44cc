package org.lacuna.media.text.speech.vosk;

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

/** Vosk's answers in the form that it writes them, and what happens where it does not load. */
class VoskTest {

  private static final String ANSWER =
      """
      {
        "result" : [{
            "conf" : 0.864270,
            "end" : 1.080000,
            "start" : 0.720000,
            "word" : "kids"
          }, {
            "conf" : 1.000000,
            "end" : 1.260000,
            "start" : 1.080000,
            "word" : "[unk]"
          }, {
            "conf" : 0.5,
            "end" : 3.9,
            "start" : 1.2,
            "word" : "größer"
          }],
        "text" : "kids [unk] größer"
      }
      """;

  private static TimedWord word(String text, long fromUs, long toUs, float confidence) {
    return new TimedWord(text, fromUs, toUs, Origin.RECOGNISED, confidence);
  }

  @Test
  void secondsCountFromTheStretch() throws Exception {
    List<TimedWord> words = VoskResult.words(ANSWER, 10_000_000, 13_500_000);

    assertThat(words)
        .containsExactly(
            word("kids", 10_720_000, 11_080_000, 0.86427f),
            word("größer", 11_200_000, 13_500_000, 0.5f));
  }

  @Test
  void anAnswerWithoutWordsOrConfidenceIsUnderstood() throws Exception {
    assertThat(VoskResult.words("{\"text\" : \"\"}", 0, 1)).isEmpty();
    assertThat(
            VoskResult.words(
                "{\"result\":[{\"word\":\"a\",\"start\":0,\"end\":0.5},{\"word\":\"b\"}]}",
                0,
                1_000_000))
        .containsExactly(word("a", 0, 500_000, Float.NaN));
  }

  @Test
  void wordsNeverOverlap() throws Exception {
    String answer =
        "{\"result\":[{\"word\":\"a\",\"start\":0.1,\"end\":0.9},"
            + "{\"word\":\"b\",\"start\":0.5,\"end\":0.7}]}";

    assertThat(VoskResult.words(answer, 0, 1_000_000))
        .containsExactly(
            word("a", 100_000, 900_000, Float.NaN), word("b", 900_000, 900_000, Float.NaN));
  }

  @Test
  void anAnswerThatIsNoneIsAFailure() {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(() -> VoskResult.words("{\"result\" : [", 0, 1))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MODEL));
  }

  private static void hear(VoskRecognizer.Opener opener, String... parts) throws Exception {
    Random random = new Random(1);
    float[] noise = new float[32_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * (i < 8_000 || i > 24_000 ? 1e-4 : 0.1));
    }
    try (VoskRecognizer recognizer = new VoskRecognizer(new VoskFolder(Path.of("model")), opener)) {
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
        folder -> {
          throw new UnsatisfiedLinkError("no libvosk for this processor");
        },
        "Vosk does not run on this machine",
        "built-in");
  }

  @Test
  void aModelThatVoskRefusesIsReported() throws Exception {
    hear(
        folder -> {
          throw new IOException("Failed to create a model");
        },
        "Vosk cannot load",
        "model");
  }

  @Test
  void silenceLoadsNothing() throws Exception {
    VoskRecognizer.Opener opener =
        folder -> {
          throw new IOException("nothing to hear, nothing to load");
        };
    try (VoskRecognizer recognizer = new VoskRecognizer(new VoskFolder(Path.of("model")), opener)) {
      var session = recognizer.start(new CancelToken());
      session.add(FloatBuffer.wrap(new float[48_000]), 0);
      assertThat(session.finish()).isEmpty();
    }
  }
}
