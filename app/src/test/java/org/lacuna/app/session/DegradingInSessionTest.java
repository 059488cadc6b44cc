package org.lacuna.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.degrade.Degradation;

class DegradingInSessionTest {

  private static final Change NOISE =
      new Change(
          new Stretch(2_000_000, 4_000_000), new Degradation.Noise(Degradation.Colour.WHITE, 0, 1));
  private static final Change BLUR = new Change(new Stretch(0, 6_000_000), new Degradation.Blur(8));

  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);

  @BeforeEach
  void open() {
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  private void want(Change... changes) {
    session
        .choices()
        .change(session.choices().now().get().withDegrading(new Degrading(List.of(changes), true)));
  }

  private FeatureSequence audio() {
    return session.clip().get().orElseThrow().features().sequence(Modality.AUDIO).orElseThrow();
  }

  private static float[] values(FeatureSequence s) {
    float[] all = new float[s.steps() * s.dim()];
    for (int t = 0; t < s.steps(); t++) {
      s.copyStep(t, all, t * s.dim());
    }
    return all;
  }

  @Test
  void theClipIsMadeWorseAndTheNetworkAskedAgain() {
    FeatureSequence before = audio();
    Scored whole = session.scored().get().orElseThrow();
    want(NOISE);
    assertThat(session.clip().get().orElseThrow().changes()).containsExactly(NOISE);
    FeatureSequence after = audio();
    int inside = 300;
    int outside = 450;
    assertThat(after.value(inside, 4)).isEqualTo(before.value(inside, 4) + 3);
    assertThat(after.value(outside, 4)).isEqualTo(before.value(outside, 4));
    Scored scored = session.scored().get().orElseThrow();
    assertThat(scored.whole()).isFalse();
    assertThat(scored.full()).isEqualTo(whole.full());
    // What is rebuilt is laid beside what is heard now.
    assertThat(scored.now().audio().orElseThrow().real().value(30, 4))
        .isNotEqualTo(whole.now().audio().orElseThrow().real().value(30, 4));
    assertThat(session.loading().get()).isEmpty();
  }

  @Test
  void undoAndRedoMeasureNothingAgain() {
    float[] before = values(audio());
    want(NOISE);
    float[] worse = values(audio());
    session.undoLog().undo();
    assertThat(Arrays.equals(values(audio()), before)).isTrue();
    assertThat(session.scored().get().orElseThrow().whole()).isTrue();
    session.undoLog().redo();
    assertThat(Arrays.equals(values(audio()), worse)).isTrue();
    assertThat(backend.degraded()).isEqualTo(1);
  }

  @Test
  void originalAndDegradedCanBeLookedAtInTurn() {
    want(NOISE, BLUR);
    Degrading both = session.choices().now().get().degrading();
    session.choices().change(session.choices().now().get().withDegrading(both.withOn(false)));
    assertThat(session.clip().get().orElseThrow().changes()).isEmpty();
    assertThat(session.choices().now().get().degrading().changes()).hasSize(2);
    session.choices().change(session.choices().now().get().withDegrading(both));
    assertThat(session.clip().get().orElseThrow().changes()).containsExactly(NOISE, BLUR);
    assertThat(backend.degraded()).isEqualTo(1);
  }

  @Test
  void aChangeToOneModalityLeavesTheOthersAlone() {
    want(NOISE);
    FeatureSequence noisy = audio();
    want(NOISE, BLUR);
    assertThat(audio()).isSameAs(noisy);
    assertThat(backend.changesAsked()).containsExactly(BLUR);
    want(BLUR);
    assertThat(backend.degraded()).isEqualTo(2);
    assertThat(session.clip().get().orElseThrow().changes()).containsExactly(BLUR);
  }

  @Test
  void switchesAndDropsGoOnWorking() {
    want(NOISE);
    session.toggle(Modality.LANGUAGE);
    assertThat(session.used()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.AUDIO));
    assertThat(session.clip().get().orElseThrow().changes()).containsExactly(NOISE);
    session.undoLog().undo();
    session.undoLog().undo();
    assertThat(session.choices().now().get()).isEqualTo(Choices.ALL);
    assertThat(session.scored().get().orElseThrow().whole()).isTrue();
  }

  @Test
  void whatCannotBeDoneIsSaidAndTakenBack() {
    session.open(Path.of("silent.mp4"));
    want(NOISE);
    assertThat(session.error().get().orElseThrow().sentence())
        .isEqualTo("There is nothing to make worse.");
    assertThat(session.choices().now().get().degrading()).isEqualTo(Degrading.NONE);
    assertThat(session.clip().get().orElseThrow().changes()).isEmpty();
    assertThat(session.scored().get()).isPresent();
  }

  @Test
  void cancellingLeavesWhatWasThereBefore() {
    want(NOISE);
    Change held = new Change(FakeBackend.HELD_STRETCH, BLUR.how());
    want(NOISE, held);
    assertThat(session.loading().get()).isPresent();
    session.cancelLoading();
    assertThat(session.loading().get()).isEmpty();
    assertThat(session.choices().now().get().degrading().changes()).containsExactly(NOISE);
    assertThat(session.clip().get().orElseThrow().changes()).containsExactly(NOISE);
  }

  @Test
  void undoWhileItIsUnderWayGivesItUp() {
    want(new Change(FakeBackend.HELD_STRETCH, BLUR.how()));
    assertThat(session.loading().get()).isPresent();
    session.undoLog().undo();
    assertThat(session.loading().get()).isEmpty();
    assertThat(session.choices().now().get().degrading()).isEqualTo(Degrading.NONE);
  }

  @Test
  void anotherClipStartsAsItWasRead() {
    want(NOISE);
    session.open(Path.of("demo.mp4"));
    assertThat(session.clip().get().orElseThrow().changes()).isEmpty();
    assertThat(session.choices().now().get()).isEqualTo(Choices.ALL);
    want(NOISE);
    assertThat(backend.degraded()).isEqualTo(2);
  }
}
