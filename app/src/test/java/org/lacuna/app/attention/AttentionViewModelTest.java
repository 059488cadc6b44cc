package org.lacuna.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;

class AttentionViewModelTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final StepRunner runner = new StepRunner();
  private final Timeline timeline = new Timeline();
  private final SessionViewModel session =
      new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
  private final AttentionViewModel attention =
      new AttentionViewModel(session, timeline, runner, texts);

  private void open(String name) {
    session.start();
    session.open(Path.of(name));
    runner.drain();
    session.clip().get().ifPresent(c -> timeline.reset(c.features().durationUs()));
    runner.drain();
  }

  private void choose(Modality target, Modality source) {
    Direction d =
        attention.directions().get().stream()
            .filter(x -> x.target() == target && x.source() == source)
            .findFirst()
            .orElseThrow();
    attention.direction().set(Optional.of(d));
  }

  @Test
  void beginsWithWordsThatLookAtTheFace() {
    open("sample.mp4");
    assertThat(attention.directions().get()).hasSize(6);
    assertThat(attention.direction().get())
        .map(Direction::name)
        .contains("Language looks at vision");
    AttentionPicture p = attention.picture().get().orElseThrow();
    assertThat(p.rows().hasWords()).isTrue();
    assertThat(p.rows().labels()).startsWith("I", "never", "thought");
    assertThat(p.columns().hasWords()).isFalse();
    assertThat(p.max()).isPositive();
  }

  @Test
  void followsThePlayheadWindowByWindow() {
    open("sample.mp4");
    AttentionPicture first = attention.picture().get().orElseThrow();
    timeline.moveTo(1_000_000);
    assertThat(runner.waiting()).isZero();
    timeline.moveTo(9_000_000);
    assertThat(runner.waiting()).isEqualTo(1);
    runner.drain();
    AttentionPicture last = attention.picture().get().orElseThrow();
    assertThat(last.columns().startUs()[0]).isGreaterThan(first.columns().startUs()[0]);
  }

  @Test
  void theMeanOfTheHeadsIsTheirMean() {
    open("sample.mp4");
    float mean = attention.picture().get().orElseThrow().weight(2, 3);
    double sum = 0;
    for (int h = 0; h < attention.heads(); h++) {
      attention.head().set(h);
      sum += attention.picture().get().orElseThrow().weight(2, 3);
    }
    assertThat(attention.heads()).isEqualTo(4);
    assertThat(attention.layers()).isEqualTo(2);
    assertThat(mean).isCloseTo((float) (sum / 4), within(1e-6f));
    assertThat(runner.waiting()).isZero();
  }

  @Test
  void aDirectionWhoseSourceIsOffSaysSo() {
    open("sample.mp4");
    session.toggle(Modality.VISION);
    runner.drain();
    assertThat(attention.picture().get()).isEmpty();
    assertThat(attention.message().get()).isEqualTo("Vision is switched off.");
    choose(Modality.LANGUAGE, Modality.AUDIO);
    assertThat(attention.picture().get()).isPresent();
    assertThat(attention.message().get()).isEmpty();
  }

  @Test
  void aDirectionThatTheNewClipLacksGivesWay() {
    open("sample.mp4");
    choose(Modality.AUDIO, Modality.VISION);
    session.open(Path.of("silent.mp4"));
    runner.drain();
    assertThat(attention.direction().get())
        .map(Direction::name)
        .contains("Vision looks at language");
    assertThat(attention.picture().get()).isPresent();
  }

  @Test
  void whatTheClipLacksIsNamed() {
    open("silent.mp4");
    choose(Modality.AUDIO, Modality.VISION);
    assertThat(attention.picture().get()).isEmpty();
    assertThat(attention.message().get()).isEqualTo("This clip has no sound.");
  }

  @Test
  void aClickGoesToWhatIsLookedAt() {
    open("sample.mp4");
    AttentionPicture p = attention.picture().get().orElseThrow();
    attention.seekToColumn(5);
    assertThat(timeline.positionUs().get()).isEqualTo(p.columns().startUs()[5]);
    assertThat(attention.readout(1, 5))
        .startsWith("\u201cnever\u201d at ")
        .contains("looks at Vision at 1.00 s")
        .endsWith(" %");
  }

  @Test
  void allOffIsCalm() {
    open("sample.mp4");
    for (Modality m : Modality.values()) {
      session.toggle(m);
    }
    runner.drain();
    assertThat(attention.message().get()).isEqualTo("Nothing left to look at.");
    assertThat(session.error().get()).isEmpty();
  }

  @Test
  void allLayersPutTogetherLieBetweenThem() {
    open("sample.mp4");
    attention.layer().set(0);
    float first = attention.picture().get().orElseThrow().weight(2, 3);
    attention.layer().set(1);
    float second = attention.picture().get().orElseThrow().weight(2, 3);
    attention.layer().set(AttentionViewModel.ROLLOUT);
    float both = attention.picture().get().orElseThrow().weight(2, 3);
    // two layers: the later one counts twice
    assertThat(both).isCloseTo((first + 2 * second) / 3, within(1e-6f));
    assertThat(attention.pictureOf(0, AttentionViewModel.MEAN).orElseThrow().weight(2, 3))
        .isEqualTo(first);
    assertThat(runner.waiting()).isZero();
  }

  @Test
  void everyDirectionHasASentence() {
    open("sample.mp4");
    assertThat(attention.summaries().get()).hasSize(6);
    assertThat(attention.summaries().get())
        .allMatch(s -> s.picture().isPresent() && s.sentence().endsWith("."));
    session.toggle(Modality.AUDIO);
    runner.drain();
    assertThat(attention.summaries().get())
        .filteredOn(s -> s.picture().isEmpty())
        .hasSize(4)
        .allMatch(s -> s.sentence().equals("Audio is switched off."));
  }

  @Test
  void pointingLightsUpBothMomentsOnTheTimeline() {
    open("sample.mp4");
    AttentionPicture p = attention.picture().get().orElseThrow();
    attention.point(1, 5);
    assertThat(attention.pointed().get().orElseThrow().text()).isEqualTo(attention.readout(1, 5));
    assertThat(timeline.pointed().get())
        .containsExactly(
            new Span(p.columns().startUs()[5], p.columns().endUs()[5]),
            new Span(p.rows().startUs()[1], p.rows().endUs()[1]));
    attention.point(-1, -1);
    assertThat(timeline.pointed().get()).isEmpty();
    attention.point(1, 5);
    session.toggle(Modality.VISION);
    runner.drain();
    assertThat(attention.pointed().get()).isEmpty();
  }

  @Test
  void unobservedStepsSayTheyAreAndHaveNoNumberWhereNobodyLooks() {
    open("sample.mp4");
    session.drop(Drops.none().with(Modality.VISION, new Stretch(0, 1_000_000)));
    runner.drain();
    AttentionPicture p = attention.picture().get().orElseThrow();
    assertThat(p.columns().observed()[0]).isFalse();
    assertThat(p.columns().observed()[10]).isTrue();
    assertThat(attention.readout(0, 0)).contains("(not observed)");
    NumberTable map = AttentionNumbers.of(attention).get(0);
    assertThat(map.rows()).hasSize(p.rows().steps() * p.columns().steps());
    assertThat(map.rows().get(0).get(map.columns().indexOf("at_observed"))).isEqualTo("false");
  }
}
