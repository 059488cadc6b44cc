package org.lacuna.media.text.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
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

  /**
   * Eight sentences in an everyday run; {@code -Dlacuna.speech.sentences=48} measures more of them.
   */
  @Test
  void actedSentencesOfUnseenSpeakersAreUnderstoodRoughly() throws Exception {
    List<Recording> recordings = Ravdess.heldOut(Integer.getInteger("lacuna.speech.sentences", 8));
    hear(recordings.get(0), new CancelToken());
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int errors = 0;
    int said = 0;
    double seconds = 0;
    List<Double> right = new ArrayList<>();
    List<Double> wrong = new ArrayList<>();
    for (Recording recording : recordings) {
      List<String> sentence =
          List.of(recording.sentence().toLowerCase(Locale.ROOT).replace(".", "").split(" ", -1));
      List<TimedWord> heard = hear(recording, new CancelToken());
      errors += distance(sentence, heard.stream().map(TimedWord::text).toList());
      said += sentence.size();
      seconds += (double) recording.samples().length / SpeechRecognizer.SAMPLE_RATE;
      for (TimedWord word : heard) {
        (sentence.contains(word.text()) ? right : wrong).add((double) word.confidence());
        // Every speaker waits for most of a second before the sentence.
        assertThat(word.startUs()).isGreaterThan(5_400_000);
      }
    }
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    System.out.printf(
        Locale.ROOT,
        "word errors %d of %d (%.3f), %.2f of real time, right words surer than wrong ones %.2f%n",
        errors,
        said,
        (double) errors / said,
        cpu / 1e9 / seconds,
        surer(right, wrong));
    // Acted shouting and crying by speakers it does not know: half the words is what can be hoped.
    assertThat(errors).isLessThanOrEqualTo(said / 2);
  }

  @Test
  void anotherLanguageIsHeardAsSomeEnglish() throws Exception {
    SpeechRecognizer.Session session = recognizer.start(new CancelToken());
    float[] german = Ravdess.german();
    session.add(FloatBuffer.wrap(german), 0);

    assertThat(session.finish())
        .allMatch(w -> w.endUs() <= 20_000 + german.length * 1_000_000L / 16_000)
        .allMatch(w -> w.text().matches("[a-z'.-]+"));
  }

  /** Probability that a right word has the higher confidence; ties count half. */
  private static double surer(List<Double> right, List<Double> wrong) {
    double sum = 0;
    for (double r : right) {
      for (double w : wrong) {
        sum += r > w ? 1 : r == w ? 0.5 : 0;
      }
    }
    return sum / (right.size() * (double) wrong.size());
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
