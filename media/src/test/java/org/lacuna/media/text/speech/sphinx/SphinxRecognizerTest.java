package org.lacuna.media.text.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.SpeechRecognizerContract;
import org.lacuna.media.text.speech.sphinx.Ravdess.Recording;

class SphinxRecognizerTest extends SpeechRecognizerContract {

  private final SphinxRecognizer recognizer = new SphinxRecognizer();

  @Override
  protected SpeechRecognizer recognizer() {
    return recognizer;
  }

  @AfterAll
  void close() {
    recognizer.close();
  }

  private List<TimedWord> hear(Recording recording, CancelToken cancel) throws Exception {
    SpeechRecognizer.Session session = recognizer.start(cancel);
    session.add(FloatBuffer.wrap(recording.samples()), 5_000_000);
    return session.finish();
  }

  @Test
  void readSentencesAreUnderstoodRoughly() throws Exception {
    List<Recording> recordings =
        Ravdess.of(
            "01-01-01-01-01-07", "01-03-01-02-02-07", "01-05-01-02-01-07", "01-07-01-01-02-07");
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int errors = 0;
    int words = 0;
    double seconds = 0;
    for (Recording recording : recordings) {
      List<String> said =
          List.of(recording.sentence().toLowerCase(Locale.ROOT).replace(".", "").split(" ", -1));
      List<TimedWord> heard = hear(recording, new CancelToken());
      errors += distance(said, heard.stream().map(TimedWord::text).toList());
      words += said.size();
      seconds += (double) recording.samples().length / SpeechRecognizer.SAMPLE_RATE;
      // Every speaker here waits for most of a second before and after the sentence.
      assertThat(heard.get(0).startUs()).isBetween(5_700_000L, 6_400_000L);
    }
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    System.out.printf(
        Locale.ROOT,
        "word error rate %d/%d, %.2f of real time with the loading of models%n",
        errors,
        words,
        cpu / 1e9 / seconds);
    assertThat(errors).isLessThanOrEqualTo(words / 2);
  }

  @Test
  void cancellingStopsInTheMiddleOfDecoding() throws Exception {
    Recording recording = Ravdess.of("01-01-01-01-01-07").get(0);
    float[] once = recording.samples();
    float[] often = new float[once.length * 8];
    for (int i = 0; i < often.length; i++) {
      often[i] = once[i % once.length];
    }
    CancelToken cancel = new CancelToken();
    SpeechRecognizer.Session session = recognizer.start(cancel);
    // Half a minute of speech takes far longer than this.
    Thread canceller =
        new Thread(
            () -> {
              LockSupport.parkNanos(300_000_000);
              cancel.cancel();
            });

    canceller.start();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> session.add(FloatBuffer.wrap(often), 0));
    canceller.join();
    assertThat(hear(recording, new CancelToken())).extracting(TimedWord::text).contains("door");
  }

  /** Levenshtein distance in words. */
  private static int distance(List<String> said, List<String> heard) {
    int[] row = new int[heard.size() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= said.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= heard.size(); j++) {
        int substitute = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[heard.size()];
  }
}
