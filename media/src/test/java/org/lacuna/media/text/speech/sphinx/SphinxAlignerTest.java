package org.lacuna.media.text.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.text.speech.sphinx.Ravdess.Recording;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SphinxAlignerTest {

  private final SphinxAligner aligner = new SphinxAligner();

  @AfterAll
  void close() {
    aligner.close();
  }

  private List<TimedWord> align(float[] samples, String sentence) throws Exception {
    return aligner.align(samples, 1_000_000, List.of(sentence.split(" ", -1)), new CancelToken());
  }

  @Test
  void wordsAreFoundWhereTheyAreSaid() throws Exception {
    Recording recording = Ravdess.of("01-01-01-01-01-07").get(0);

    List<TimedWord> words = align(recording.samples(), recording.sentence());

    assertThat(words).extracting(TimedWord::origin).containsOnly(Origin.ALIGNED);
    assertThat(words)
        .extracting(TimedWord::text)
        .containsExactly("Kids", "are", "talking", "by", "the", "door.");
    // Read off the waveform: "kids" starts with the burst of the k, "door" ends with the voice.
    assertThat((double) words.get(0).startUs()).isCloseTo(1.95e6, within(0.1e6));
    assertThat((double) words.get(5).endUs()).isCloseTo(3.95e6, within(0.15e6));
    for (int i = 1; i < words.size(); i++) {
      assertThat(words.get(i).startUs()).isGreaterThanOrEqualTo(words.get(i - 1).endUs());
    }
  }

  @Test
  void unknownWordsStandBetweenTheirNeighbours() throws Exception {
    Recording recording = Ravdess.of("01-03-01-02-02-07").get(0);

    List<TimedWord> words = align(recording.samples(), "Dogs are xyzzyq by the front-door \u2013");

    assertThat(words)
        .extracting(TimedWord::origin)
        .containsExactly(
            Origin.ALIGNED,
            Origin.ALIGNED,
            Origin.INTERPOLATED,
            Origin.ALIGNED,
            Origin.ALIGNED,
            Origin.ALIGNED,
            Origin.INTERPOLATED);
    assertThat(words.get(2).startUs()).isEqualTo(words.get(1).endUs());
    assertThat(words.get(2).endUs()).isBetween(words.get(2).startUs(), words.get(3).startUs());
  }

  @Test
  void wordsThatDoNotFitAreInterpolated() throws Exception {
    String tale = "this is a very long tale about many people and their houses in the north";

    List<TimedWord> words = align(new float[4_800], tale);

    assertThat(words).hasSize(15);
    assertThat(words).extracting(TimedWord::origin).containsOnly(Origin.INTERPOLATED);
    assertThat(words.get(14).endUs()).isLessThanOrEqualTo(1_300_000);
  }

  @Test
  void nothingToAlignIsNothing() throws Exception {
    assertThat(aligner.align(new float[0], 0, List.of(), new CancelToken())).isEmpty();
    assertThat(align(new float[1_600], "?!")).hasSize(1);
  }

  @Test
  void cancellingStops() {
    CancelToken cancel = new CancelToken();
    cancel.cancel();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> aligner.align(new float[16_000], 0, List.of("hello"), cancel));
  }
}
