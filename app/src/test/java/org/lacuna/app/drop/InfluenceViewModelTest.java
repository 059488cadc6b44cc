package org.lacuna.app.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.StepRunner;
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
}
