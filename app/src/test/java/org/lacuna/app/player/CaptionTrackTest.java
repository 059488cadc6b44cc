package org.lacuna.app.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.signal.TimedWord;

final class CaptionTrackTest {

  private static TimedWord word(String text, int startMs, int endMs) {
    return new TimedWord(text, startMs * 1000L, endMs * 1000L, TimedWord.Origin.GIVEN, 1);
  }

  @Test
  void theSpokenWordStandsOut() {
    CaptionTrack track =
        new CaptionTrack(
            List.of(word("We", 0, 200), word("went", 200, 500), word("home.", 600, 900)));

    assertThat(track.at(0)).isEqualTo(new Caption("", "We", " went home."));
    assertThat(track.at(250_000)).isEqualTo(new Caption("We ", "went", " home."));
    assertThat(track.at(550_000)).isEqualTo(new Caption("We went home.", "", ""));
    assertThat(track.at(899_999)).isEqualTo(new Caption("We went ", "home.", ""));
    assertThat(track.at(1_499_999)).isEqualTo(new Caption("We went home.", "", ""));
    assertThat(track.at(1_500_000).isEmpty()).isTrue();
  }

  @Test
  void sentencesAndPausesBeginNewLines() {
    CaptionTrack track =
        new CaptionTrack(
            List.of(
                word("Yes.", 0, 200),
                word("No", 250, 400),
                word("way", 400, 500),
                word("out", 1300, 1500)));

    assertThat(track.at(100_000)).isEqualTo(new Caption("", "Yes.", ""));
    assertThat(track.at(300_000)).isEqualTo(new Caption("", "No", " way"));
    assertThat(track.at(1_400_000)).isEqualTo(new Caption("", "out", ""));
  }

  @Test
  void theCaptionTellsWhereItsTimesComeFrom() {
    CaptionTrack track =
        new CaptionTrack(
            List.of(
                new TimedWord("a", 0, 100_000, TimedWord.Origin.ALIGNED, 1),
                new TimedWord("b", 200_000, 300_000, TimedWord.Origin.INTERPOLATED, 1)));

    assertThat(track.at(50_000).origin()).isEqualTo(TimedWord.Origin.ALIGNED);
    assertThat(track.at(150_000).origin()).isEqualTo(TimedWord.Origin.ALIGNED);
    assertThat(track.at(250_000).origin()).isEqualTo(TimedWord.Origin.INTERPOLATED);
  }

  @Test
  void noWordsNoCaption() {
    assertThat(new CaptionTrack(List.of()).at(5)).isEqualTo(Caption.NONE);
  }

  @Property
  boolean everyWordIsShownWhileItIsSpokenAndLinesStayShort(
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 1, max = 12) int letters) {
    List<TimedWord> words =
        IntStream.range(0, count)
            .mapToObj(i -> word("x".repeat(letters), i * 300, i * 300 + 200))
            .toList();
    CaptionTrack track = new CaptionTrack(words);
    return words.stream()
        .map(w -> track.at(w.startUs() + 100_000))
        .allMatch(
            c ->
                c.current().length() == letters
                    && (c.before() + c.current() + c.after()).length() <= 43);
  }
}
