package org.lacuna.app.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;

class InfluenceViewModelTest {

  private final StepRunner runner = new StepRunner();
  private final SessionViewModel session =
      new SessionViewModel(new FakeBackend(), runner, Texts.of(Locale.ENGLISH), () -> 0);
  private final InfluenceViewModel influence =
      new InfluenceViewModel(session, runner, Texts.of(Locale.ENGLISH));

  InfluenceViewModelTest() {
    session.start();
    session.open(Path.of("sample.mp4"));
    runner.drain();
  }

  @Test
  void nothingIsAskedBeforeItIsWanted() {
    assertThat(influence.parts().get()).isEmpty();
    assertThat(influence.busy().get()).isFalse();
  }

  @Test
  void everyModalityThatIsShownHasParts() {
    influence.wanted().set(true);
    assertThat(influence.busy().get()).isTrue();
    runner.drain();
    assertThat(influence.busy().get()).isFalse();
    assertThat(influence.parts().get()).containsOnlyKeys(Modality.values());
    assertThat(influence.parts().get().get(Modality.LANGUAGE))
        .hasSameSizeAs(session.shown().orElseThrow().words());
  }

  @Test
  void aChangeForgetsThePartsAndMakesThemAnew() {
    influence.wanted().set(true);
    runner.drain();
    session.toggle(Modality.AUDIO);
    assertThat(influence.parts().get()).isEmpty();
    runner.drain();
    assertThat(influence.parts().get()).containsOnlyKeys(Modality.VISION, Modality.LANGUAGE);
    session.drop(Drops.none().with(Modality.VISION, new Stretch(0, 60_000_000)));
    runner.drain();
    assertThat(influence.parts().get()).containsOnlyKeys(Modality.LANGUAGE);
    influence.wanted().set(false);
    assertThat(influence.parts().get()).isEmpty();
    assertThat(influence.largest()).isZero();
  }

  @Test
  void theLargestEffectComesFirstAndAnEmotionIsReadFromTheSameParts() {
    influence.wanted().set(true);
    runner.drain();
    List<RankedPart> ranked = influence.ranked().get();
    assertThat(ranked).isNotEmpty();
    for (int i = 1; i < ranked.size(); i++) {
      assertThat(Math.abs(ranked.get(i).effect()))
          .isLessThanOrEqualTo(Math.abs(ranked.get(i - 1).effect()));
    }
    assertThat(influence.targets().get()).hasSize(5).contains(Optional.of("sad"));
    influence.target().set(Optional.of("sad"));
    assertThat(runner.waiting()).isZero();
    RankedPart first = influence.ranked().get().get(0);
    assertThat(first.effect()).isEqualTo(first.part().emotions().get("sad"));
    assertThat(influence.largest()).isEqualTo(Math.abs(first.effect()));
    assertThat(influence.format(0.123)).isEqualTo("+12.3 %");
  }

  @Test
  void oneModalityCanBeListedByItself() {
    influence.listed().set(true);
    runner.drain();
    influence.only().set(Optional.of(Modality.LANGUAGE));
    assertThat(influence.ranked().get())
        .isNotEmpty()
        .allMatch(p -> p.part().modality() == Modality.LANGUAGE && !p.words().isEmpty());
    influence.listed().set(false);
    assertThat(influence.parts().get()).isEmpty();
  }

  @Test
  void thereIsAlwaysAReasonWhereNothingCanBeExplained() {
    assertThat(influence.whyNot().get()).isEmpty();
    for (Modality m : Modality.values()) {
      session.toggle(m);
    }
    assertThat(influence.whyNot().get()).isEqualTo("Switch on a modality first.");
    session.open(Path.of("nothing.mp4"));
    runner.drain();
    assertThat(influence.whyNot().get()).startsWith("There is nothing in this clip");
    DropsViewModel drops = new DropsViewModel(session, Texts.of(Locale.ENGLISH));
    assertThat(drops.whyNot().get()).startsWith("There is nothing in this clip to drop");
    assertThat(drops.doesAnything(Preset.RANDOM)).isFalse();
    session.open(Path.of("silent.mp4"));
    runner.drain();
    assertThat(drops.whyNot().get()).isEmpty();
    assertThat(drops.doesAnything(Preset.MUTE)).isFalse();
    assertThat(drops.doesAnything(Preset.BLINDFOLD)).isTrue();
    assertThat(drops.doesAnything(Preset.NOTHING)).isFalse();
  }

  @Test
  void theNumbersNameEveryScore() {
    influence.wanted().set(true);
    runner.drain();
    NumberTable table = InfluenceNumbers.of(influence).get(0);
    assertThat(table.columns()).contains("without_sentiment", "without_p_happy");
    assertThat(table.rows())
        .hasSize(influence.parts().get().values().stream().mapToInt(List::size).sum());
  }
}
