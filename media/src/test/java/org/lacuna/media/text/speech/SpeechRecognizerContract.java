package org.lacuna.media.text.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;

/** What every {@link SpeechRecognizer} must do. A class per engine extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpeechRecognizerContract {

  private static final int RATE = SpeechRecognizer.SAMPLE_RATE;

  /** The engine under test, the same for all tests. */
  protected abstract SpeechRecognizer recognizer();

  /** Sound that makes the engine work for a while: babble, not words. */
  private static float[] babble(int seconds) {
    Random random = new Random(3);
    float[] samples = new float[seconds * RATE];
    double level = 0;
    for (int i = 0; i < samples.length; i++) {
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * i / RATE));
      level += 0.1 * (random.nextGaussian() * syllable * 0.2 - level);
      samples[i] = (float) (i < RATE / 2 ? level * 0.01 : level);
    }
    return samples;
  }

  private static void hear(SpeechRecognizer.Session session, float[] samples, long fromUs)
      throws Exception {
    for (int i = 0; i < samples.length; i += 1600) {
      FloatBuffer block = FloatBuffer.wrap(samples, i, Math.min(1600, samples.length - i));
      session.add(block, fromUs + i * 1_000_000L / RATE);
    }
  }

  @Test
  void silenceHoldsNoWords() throws Exception {
    SpeechRecognizer.Session session = recognizer().start(new CancelToken());
    hear(session, new float[3 * RATE], 0);

    assertThat(session.finish()).isEmpty();
  }

  @Test
  void nothingHeardIsNoWords() throws Exception {
    assertThat(recognizer().start(new CancelToken()).finish()).isEmpty();
  }

  @Test
  void wordsAreInOrderInsideTheRecordingAndMarked() throws Exception {
    SpeechRecognizer.Session session = recognizer().start(new CancelToken());
    hear(session, babble(3), 10_000_000);

    long reached = 10_000_000;
    List<TimedWord> words = session.finish();
    for (TimedWord word : words) {
      assertThat(word.startUs()).isGreaterThanOrEqualTo(reached);
      assertThat(word.endUs()).isLessThanOrEqualTo(13_020_000);
      assertThat(word.origin()).isEqualTo(Origin.RECOGNISED);
      assertThat(word.confidence())
          .satisfiesAnyOf(c -> assertThat(c).isNaN(), c -> assertThat(c).isBetween(0f, 1f));
      assertThat(word.text()).isNotBlank().doesNotContain("<", "[", "(");
      reached = word.startUs();
    }
  }

  @Test
  void cancellingStopsAndTheNextRecordingIsHeardAgain() throws Exception {
    CancelToken cancel = new CancelToken();
    SpeechRecognizer.Session session = recognizer().start(cancel);
    hear(session, babble(2), 0);
    cancel.cancel();

    assertThatExceptionOfType(CancellationException.class).isThrownBy(session::finish);

    SpeechRecognizer.Session next = recognizer().start(new CancelToken());
    hear(next, new float[RATE], 0);
    assertThat(next.finish()).isEmpty();
  }

  @Test
  void samplesAreBorrowedNotKept() throws Exception {
    float[] sound = babble(2);
    SpeechRecognizer.Session first = recognizer().start(new CancelToken());
    hear(first, sound, 0);
    List<TimedWord> words = first.finish();

    SpeechRecognizer.Session second = recognizer().start(new CancelToken());
    float[] block = new float[1600];
    for (int i = 0; i < sound.length; i += 1600) {
      System.arraycopy(sound, i, block, 0, 1600);
      second.add(FloatBuffer.wrap(block), i * 1_000_000L / RATE);
      Arrays.fill(block, Float.NaN);
    }
    assertThat(second.finish()).isEqualTo(words);
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(recognizer().label()).isNotBlank();
  }
}
