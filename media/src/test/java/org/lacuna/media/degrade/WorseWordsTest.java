package org.lacuna.media.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.media.degrade.Degradation.Replace;
import org.lacuna.media.degrade.Degradation.Shuffle;

class WorseWordsTest {

  private static List<TimedWord> words(int count) {
    List<TimedWord> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(
          new TimedWord(
              "w" + i % 7, i * 300_000L, i * 300_000L + 250_000, TimedWord.Origin.GIVEN, 1));
    }
    return words;
  }

  @Property(tries = 200)
  void aShuffleKeepsTimesAndWords(
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(max = 12_000) int startMs,
      @ForAll @IntRange(min = 1, max = 12_000) int lengthMs,
      @ForAll long seed) {
    List<TimedWord> words = words(count);
    Stretch stretch = new Stretch(startMs * 1000L, (startMs + lengthMs) * 1000L);
    List<TimedWord> shuffled = WorseWords.of(words, new Change(stretch, new Shuffle(seed)));
    assertThat(shuffled.stream().map(TimedWord::startUs).toList())
        .isEqualTo(words.stream().map(TimedWord::startUs).toList());
    assertThat(shuffled.stream().map(TimedWord::endUs).toList())
        .isEqualTo(words.stream().map(TimedWord::endUs).toList());
    assertThat(shuffled.stream().map(TimedWord::text).toList())
        .containsExactlyInAnyOrderElementsOf(words.stream().map(TimedWord::text).toList());
    for (int i = 0; i < count; i++) {
      if (!WorseWords.holds(stretch, words.get(i))) {
        assertThat(shuffled.get(i)).isSameAs(words.get(i));
      }
    }
    assertThat(WorseWords.of(words, new Change(stretch, new Shuffle(seed)))).isEqualTo(shuffled);
  }

  @Test
  void asManyWordsTakeTheTimesOfThoseTheyReplace() {
    List<TimedWord> words = words(6);
    List<TimedWord> other =
        WorseWords.of(words, new Change(new Stretch(300_000, 900_000), new Replace(" so  sad ")));
    assertThat(other.stream().map(TimedWord::text))
        .containsExactly("w0", "so", "sad", "w3", "w4", "w5");
    assertThat(other.get(1).startUs()).isEqualTo(words.get(1).startUs());
    assertThat(other.get(2).endUs()).isEqualTo(words.get(2).endUs());
    assertThat(other.get(3)).isSameAs(words.get(3));
  }

  @Property(tries = 100)
  void moreOrFewerWordsShareTheTime(
      @ForAll @IntRange(min = 1, max = 30) int said, @ForAll @IntRange(max = 8) int from) {
    List<TimedWord> words = words(10);
    Stretch stretch = new Stretch(from * 300_000L, from * 300_000L + 700_000);
    List<TimedWord> other =
        WorseWords.of(words, new Change(stretch, new Replace("word ".repeat(said))));
    long before = words.stream().filter(w -> WorseWords.holds(stretch, w)).count();
    assertThat(other).hasSize((int) (words.size() - before + said));
    for (int i = 1; i < other.size(); i++) {
      assertThat(other.get(i).startUs()).isGreaterThanOrEqualTo(other.get(i - 1).startUs());
    }
    assertThat(other.stream().filter(w -> w.text().equals("word")))
        .allMatch(w -> w.startUs() >= stretch.startUs() && w.endUs() <= stretch.endUs());
  }

  @Test
  void wordsCanBePutWhereThereWereNone() {
    List<TimedWord> words = List.of(words(9).get(0), words(9).get(8));
    List<TimedWord> other =
        WorseWords.of(
            words, new Change(new Stretch(1_000_000, 2_000_000), new Replace("never again")));
    assertThat(other.stream().map(TimedWord::text)).containsExactly("w0", "never", "again", "w1");
  }
}
