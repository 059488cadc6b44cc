package org.lacuna.media.text.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.Transcript;

class TranscriptAlignerTest {

  private static final int RATE = SpeechRecognizer.SAMPLE_RATE;

  /** Puts words one after the other, 50 ms each, from the first sample that is 1. */
  private static final class Marks implements WordAligner {
    final List<String> asked = new ArrayList<>();

    @Override
    public List<TimedWord> align(
        float[] samples, long startUs, List<String> words, CancelToken cancel) {
      asked.add(
          String.join(" ", words) + " " + startUs / 1000 + "+" + samples.length * 1000L / RATE);
      int mark = 0;
      while (mark < samples.length && samples[mark] != 1) {
        mark++;
      }
      boolean heard = mark < samples.length;
      long at = startUs + mark * 1_000_000L / RATE;
      List<TimedWord> found = new ArrayList<>();
      for (String word : words) {
        Origin origin = heard ? Origin.ALIGNED : Origin.INTERPOLATED;
        found.add(new TimedWord(word, at, at + 50_000, origin, 1));
        at += 50_000;
      }
      return found;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private final Marks marks = new Marks();

  private Transcript align(Transcript transcript, double seconds, double... markAt)
      throws Exception {
    float[] sound = new float[(int) (seconds * RATE)];
    for (double at : markAt) {
      sound[(int) Math.round(at * RATE)] = 1;
    }
    TranscriptAligner aligner = new TranscriptAligner(marks, transcript, new CancelToken());
    for (int i = 0; i < sound.length; i += 1000) {
      int count = Math.min(1000, sound.length - i);
      aligner.add(FloatBuffer.wrap(sound, i, count), i * 1_000_000L / RATE);
    }
    return aligner.finish();
  }

  private static SubtitleCue cue(double from, double to, String text) {
    return new SubtitleCue((long) (from * 1e6), (long) (to * 1e6), text);
  }

  @Test
  void everyCueIsLookedForAroundItsSpan() throws Exception {
    Transcript t =
        Transcript.ofCues(List.of(cue(1, 2, "one two"), cue(3, 4, "three four")), 0, "x");

    Transcript aligned = align(t, 5, 0.9, 3.5);

    assertThat(marks.asked).containsExactly("one two 700+1600", "three four 2700+1600");
    assertThat(aligned.words())
        .containsExactly(
            new TimedWord("one", 900_000, 950_000, Origin.ALIGNED, 1),
            new TimedWord("two", 950_000, 1_000_000, Origin.ALIGNED, 1),
            new TimedWord("three", 3_500_000, 3_550_000, Origin.ALIGNED, 1),
            new TimedWord("four", 3_550_000, 3_600_000, Origin.ALIGNED, 1));
    assertThat(aligned.cues()).isEqualTo(t.cues());
  }

  @Test
  void whatIsNotFoundOrHasTimesStaysAsItIs() throws Exception {
    Transcript t =
        Transcript.ofCues(
            List.of(cue(0, 1, "alone"), cue(1, 2, "not heard"), cue(90, 170, "too long")), 0, "x");

    Transcript aligned = align(t, 3);

    assertThat(marks.asked).containsExactly("not heard 700+1600");
    assertThat(aligned).isEqualTo(t);
  }

  @Test
  void overlappingCuesKeepTheirOwnWords() throws Exception {
    Transcript t =
        Transcript.ofCues(List.of(cue(0, 4, "a b c d"), cue(1, 2, "a [noise] x")), 0, "x");

    Transcript aligned = align(t, 5, 0.5, 1.25);

    assertThat(marks.asked).containsExactly("a x 700+1600", "a b c d 0+4300");
    assertThat(aligned.words())
        .extracting(TimedWord::text)
        .containsExactly("a", "b", "c", "d", "a", "x");
  }

  @Test
  void acrossAGapNothingIsAligned() throws Exception {
    Transcript t = Transcript.ofCues(List.of(cue(0, 1, "a b"), cue(1.5, 3, "c d")), 0, "x");
    TranscriptAligner aligner = new TranscriptAligner(marks, t, new CancelToken());
    float[] second = new float[RATE];

    aligner.add(FloatBuffer.wrap(second), 0);
    aligner.add(FloatBuffer.wrap(second), 2_000_000);

    assertThat(aligner.finish()).isEqualTo(t);
    assertThat(marks.asked).containsExactly("a b 0+1000", "c d 2000+1000");
  }
}
