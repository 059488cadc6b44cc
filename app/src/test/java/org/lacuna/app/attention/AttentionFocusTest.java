package org.lacuna.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lacuna.app.attention.AttentionFocus.Kind;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;

class AttentionFocusTest {

  private static final long SECOND = 1_000_000;

  private static AttentionAxis axis(Modality m, boolean[] observed, String... words) {
    int n = observed.length;
    long[] start = new long[n];
    long[] end = new long[n];
    for (int i = 0; i < n; i++) {
      start[i] = i * SECOND;
      end[i] = start[i] + SECOND;
    }
    List<String> labels = words.length == 0 ? Collections.nCopies(n, "") : List.of(words);
    return new AttentionAxis(m, start, end, labels, observed);
  }

  private static boolean[] all(int n) {
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    return all;
  }

  private static AttentionPicture picture(
      AttentionAxis rows, AttentionAxis columns, float... weights) {
    float max = 0;
    for (float w : weights) {
      max = Math.max(max, w);
    }
    return new AttentionPicture(rows, columns, weights, max);
  }

  @Test
  void theRunWithTheMostWeightAboveUniformIsNamed() {
    AttentionPicture p =
        picture(
            axis(Modality.LANGUAGE, all(1), "so"),
            axis(Modality.VISION, all(5)),
            0.1f,
            0.35f,
            0.35f,
            0.1f,
            0.1f);
    AttentionFocus focus = AttentionFocus.of(p);
    assertThat(focus.kind()).isEqualTo(Kind.FOCUSED);
    assertThat(focus.first()).isEqualTo(1);
    assertThat(focus.last()).isEqualTo(2);
    assertThat(focus.share()).isCloseTo(0.7, within(1e-6));
    // by hand: H = -(2 * .35 ln .35 + 3 * .1 ln .1) = 1.42565, exp(H) / 5 = 0.83207
    assertThat(focus.evenness()).isCloseTo(0.83207, within(1e-4));
  }

  @Test
  void uniformIsEven() {
    AttentionPicture p =
        picture(
            axis(Modality.AUDIO, all(2)),
            axis(Modality.VISION, all(4)),
            0.25f,
            0.25f,
            0.25f,
            0.25f,
            0.26f,
            0.24f,
            0.25f,
            0.25f);
    AttentionFocus focus = AttentionFocus.of(p);
    assertThat(focus.kind()).isEqualTo(Kind.EVEN);
    assertThat(focus.evenness()).isCloseTo(1, within(1e-3));
  }

  @Test
  void aDiagonalIsEvenOnTheWholeButVaried() {
    AttentionPicture p =
        picture(axis(Modality.AUDIO, all(2)), axis(Modality.VISION, all(2)), 1, 0, 0, 1);
    assertThat(AttentionFocus.of(p).kind()).isEqualTo(Kind.VARIED);
    assertThat(AttentionFocus.of(p).rowsEvenness()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whatWasNotObservedIsLeftOutAndEndsARun() {
    // Column 1 cannot be looked at; row 1 was not observed and would point elsewhere.
    AttentionPicture p =
        picture(
            axis(Modality.AUDIO, new boolean[] {true, false}),
            axis(Modality.VISION, new boolean[] {true, false, true, true}),
            0.6f,
            0,
            0.2f,
            0.2f,
            0,
            0,
            0,
            1);
    AttentionFocus focus = AttentionFocus.of(p);
    assertThat(focus.first()).isZero();
    assertThat(focus.last()).isZero();
    assertThat(focus.share()).isCloseTo(0.6, within(1e-6));
    // effectively 2.586 of 3 steps: exp(0.9503) / 3
    assertThat(focus.evenness()).isCloseTo(Math.exp(0.95027) / 3, within(1e-4));
  }

  private static FeatureSet clip(TimedWord... words) {
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    for (Modality m : Modality.values()) {
      absent.put(m, "Nothing is here.");
    }
    return new FeatureSet(10 * SECOND, Map.of(), absent, List.of(words));
  }

  private static TimedWord word(String text, long start) {
    return new TimedWord(text, start, start + SECOND / 2, TimedWord.Origin.GIVEN, 1);
  }

  private static String say(Modality target, Modality source, AttentionPicture p, FeatureSet f) {
    Direction d = new Direction(target, source, "unused");
    return new AttentionSentences(Texts.of(Locale.ENGLISH)).of(d, p, AttentionFocus.of(p), f);
  }

  @Test
  void sentencesNameWhatIsSaidThen() {
    AttentionPicture atFace =
        picture(
            axis(Modality.LANGUAGE, all(1), "so"),
            axis(Modality.VISION, all(4)),
            0.1f,
            0.4f,
            0.4f,
            0.1f);
    FeatureSet never = clip(word("well,", 0), word("never", 1_100_000), word("again", 2_000_000));
    assertThat(say(Modality.LANGUAGE, Modality.VISION, atFace, never))
        .isEqualTo(
            "Language looks at vision mostly during \u201cnever again\u201d (1.0 \u2013 3.0 s).");
    assertThat(say(Modality.LANGUAGE, Modality.VISION, atFace, clip()))
        .isEqualTo("Language looks at vision mostly at 1.0 \u2013 3.0 s.");
    AttentionPicture atWords =
        picture(
            axis(Modality.VISION, all(1)),
            axis(Modality.LANGUAGE, all(3), "oh", "never", "mind"),
            0.1f,
            0.8f,
            0.1f);
    assertThat(say(Modality.VISION, Modality.LANGUAGE, atWords, clip()))
        .isEqualTo("Vision looks at language mostly at \u201cnever\u201d (1.0 \u2013 2.0 s).");
  }

  @Test
  void evenAndVariedHaveSentences() {
    AttentionPicture even =
        picture(axis(Modality.AUDIO, all(1)), axis(Modality.VISION, all(2)), 0.5f, 0.5f);
    assertThat(say(Modality.AUDIO, Modality.VISION, even, clip()))
        .isEqualTo("Audio spreads evenly over vision.");
    AttentionPicture varied =
        picture(
            axis(Modality.LANGUAGE, all(2), "a", "b"), axis(Modality.VISION, all(2)), 1, 0, 0, 1);
    assertThat(say(Modality.LANGUAGE, Modality.VISION, varied, clip()))
        .isEqualTo("Language looks at other parts of vision with every word.");
  }
}
