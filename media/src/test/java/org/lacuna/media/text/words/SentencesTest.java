package org.lacuna.media.text.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.media.text.Transcript;

class SentencesTest {

  private static List<TimedWord> words(String text) {
    return Transcript.ofPlainText(text, 1_000_000).words();
  }

  private static List<String> part(List<TimedWord> words, int most) {
    int[] sizes = new int[words.size()];
    Arrays.fill(sizes, 1);
    return Sentences.part(words, sizes, most).stream()
        .map(
            r ->
                String.join(
                    " ", words.subList(r.from(), r.to()).stream().map(TimedWord::text).toList()))
        .toList();
  }

  @Test
  void sentencesEndAtTheirPunctuation() {
    assertThat(part(words("Oh no! He said \"stop.\" Dr. J. Smith left... Really?"), 100))
        .containsExactly("Oh no!", "He said \"stop.\"", "Dr. J. Smith left...", "Really?");
  }

  @Test
  void aLongPauseEndsASentence() {
    List<TimedWord> words =
        List.of(
            new TimedWord("one", 0, 500_000, Origin.RECOGNISED, 1),
            new TimedWord("two", 500_000, 900_000, Origin.RECOGNISED, 1),
            new TimedWord("three", 2_000_000, 2_500_000, Origin.RECOGNISED, 1));

    assertThat(part(words, 100)).containsExactly("one two", "three");
  }

  @Test
  void longSentencesArePartedAtACommaOrAtTheLongestPause() {
    assertThat(part(words("a b c d, e f g h"), 5)).containsExactly("a b c d,", "e f g h");

    List<TimedWord> paused = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long start = i * 100_000L + (i >= 4 ? 300_000 : 0);
      paused.add(new TimedWord("w" + i, start, start + 100_000, Origin.RECOGNISED, 1));
    }
    assertThat(part(paused, 5)).containsExactly("w0 w1 w2 w3", "w4 w5 w6 w7");
  }

  @Property(tries = 200, seed = "1")
  void everyWordIsInExactlyOneStretchThatFits(
      @ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> sizes,
      @ForAll @IntRange(min = 9, max = 60) int most) {
    List<TimedWord> words = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      String text = i % 31 == 30 ? "x." : i % 7 == 6 ? "x," : "x";
      words.add(new TimedWord(text, i * 1000L, i * 1000L + 500, Origin.GIVEN, 1));
    }
    int[] counts = sizes.stream().mapToInt(Integer::intValue).toArray();

    int reached = 0;
    for (Sentences.Range range : Sentences.part(words, counts, most)) {
      assertThat(range.from()).isEqualTo(reached);
      assertThat(range.to()).isGreaterThan(range.from());
      assertThat(Arrays.stream(counts, range.from(), range.to()).sum()).isLessThanOrEqualTo(most);
      reached = range.to();
    }
    assertThat(reached).isEqualTo(words.size());
  }
}
