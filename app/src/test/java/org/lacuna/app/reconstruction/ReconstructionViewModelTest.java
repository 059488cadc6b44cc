package org.lacuna.app.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

class ReconstructionViewModelTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, new InlineRunner(), texts, () -> 0);
  private final ReconstructionViewModel lanes = new ReconstructionViewModel(session, texts);

  private void open(String name) {
    session.start();
    session.open(Path.of(name));
  }

  @Test
  void thereAreNoLanesBeforeAClip() {
    assertThat(lanes.lanes().get()).isEmpty();
    assertThat(lanes.readout(0, 0)).isEmpty();
  }

  @Test
  void withoutANetworkTheRealSoundIsStillShown() {
    backend.breakModel("The model is damaged.");
    open("sample.mp4");
    AudioLanes a = lanes.lanes().get().orElseThrow();
    assertThat(a.real().steps()).isPositive();
    assertThat(a.whyNotRebuilt()).isEqualTo("There is no model to ask.");
  }

  @Test
  void realAndRebuiltSoundLieOnOneGridInPhysicalUnits() {
    open("sample.mp4");
    AudioLanes a = lanes.lanes().get().orElseThrow();
    assertThat(a.source()).isEqualTo("vision and language");
    assertThat(a.names()).startsWith("Pitch", "Voicing").contains("MFCC 12");
    assertThat(a.rebuilt().orElseThrow().steps()).isEqualTo(a.real().steps());
    Readout r = lanes.readout(2_000_000, 4).orElseThrow();
    assertThat(r.title()).isEqualTo("2.00 s  Level");
    assertThat(r.real()).matches("Real \u2212?[0-9.]+ dB");
    assertThat(r.rebuilt()).matches("Rebuilt \u2212?[0-9.]+ dB");
    assertThat(r.difference()).matches("Difference [+\u2212]?[0-9.]+ dB");
  }

  @Test
  void theDifferenceIsRebuiltMinusRealInDeviations() {
    open("sample.mp4");
    AudioLanes a = lanes.lanes().get().orElseThrow();
    float difference = a.difference().orElseThrow().value(20, 7);
    assertThat(difference)
        .isCloseTo(a.rebuilt().orElseThrow().value(20, 7) - a.real().value(20, 7), within(1e-5f));
  }

  @Test
  void anUnvoicedPitchHasNoValueAndNoDifference() {
    open("sample.mp4");
    // The sample's pitch has no value where sin(3 t) is below -0.5, for example at 1.5 s.
    Readout r = lanes.readout(1_550_000, 0).orElseThrow();
    assertThat(r.real()).isEqualTo("Real \u2013");
    assertThat(r.difference()).isEmpty();
  }

  @Test
  void aSilentClipShowsOnlyWhatIsRebuilt() {
    open("silent.mp4");
    AudioLanes a = lanes.lanes().get().orElseThrow();
    assertThat(a.whyNotReal()).isEqualTo("This file has no sound.");
    assertThat(a.rebuilt()).isPresent();
    for (int t = 0; t < a.real().steps(); t++) {
      assertThat(a.real().value(t, 3)).isNaN();
    }
  }

  @Test
  void soundAloneCannotBeRebuilt() {
    open("sample.mp4");
    session.setOn(Modality.VISION, false);
    session.setOn(Modality.LANGUAGE, false);
    AudioLanes a = lanes.lanes().get().orElseThrow();
    assertThat(a.rebuilt()).isEmpty();
    assertThat(a.whyNotRebuilt()).isEqualTo("Switch vision or language on to rebuild the sound.");
    assertThat(a.real().steps()).isPositive();
  }

  @Test
  void segmentsCoverTheClip() {
    open("sample.mp4");
    assertThat(lanes.segments().get()).isNotEmpty();
    assertThat(lanes.segments().get().get(0).startUs()).isZero();
    assertThat(lanes.segments().get()).allSatisfy(s -> assertThat(s.name()).isNotEmpty());
  }
}
