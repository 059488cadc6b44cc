package org.lacuna.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lacuna.app.analysis.Scores.State;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

class AnalysisViewModelsTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final FakeBackend backend = new FakeBackend();
  private final SessionViewModel session =
      new SessionViewModel(backend, new InlineRunner(), texts, () -> 0);
  private final SwitchesViewModel switches = new SwitchesViewModel(session, texts);
  private final ScoresViewModel scores = new ScoresViewModel(session, texts);
  private final ReconstructionViewModel lanes = new ReconstructionViewModel(session, texts);

  private void open(String name) {
    session.start();
    session.open(Path.of(name));
  }

  @Test
  void beforeAClipEverythingWaits() {
    assertThat(scores.scores().get().state()).isEqualTo(State.EMPTY);
    assertThat(switches.switches().get()).noneMatch(SwitchState::available);
    assertThat(lanes.lanes().get()).isEmpty();
  }

  @Test
  void switchesSayWhatWasMeasuredOrWhyNot() {
    open("silent.mp4");
    assertThat(switches.switches().get())
        .extracting(SwitchState::detail)
        .containsExactly(
            "25.0 steps/s, 97 % observed", "This file has no sound.", "28 words from sample.srt");
    assertThat(switches.switches().get())
        .extracting(SwitchState::available)
        .containsExactly(true, false, true);
  }

  @Test
  void scoresStandBesideTheFullPrediction() {
    open("sample.mp4");
    assertThat(scores.scores().get().difference()).isEqualTo("with everything on");
    switches.toggle(Modality.LANGUAGE);
    Scores s = scores.scores().get();
    assertThat(s.state()).isEqualTo(State.SCORES);
    assertThat(s.sentiment().orElseThrow())
        .isCloseTo(s.full().orElseThrow() - 0.9, within(1e-9));
    assertThat(s.difference()).startsWith("\u22120.90 against all on (+");
    assertThat(s.emotions()).extracting(Scores.Emotion::name).contains("Happy", "Angry");
    assertThat(s.emotions()).filteredOn(Scores.Emotion::top).hasSize(1);
    assertThat(s.emotions()).anySatisfy(e -> assertThat(e.delta()).isNotZero());
  }

  @Test
  void withEverythingOffThereAreNoNumbers() {
    open("voice.wav");
    switches.setOn(Modality.AUDIO, false);
    Scores s = scores.scores().get();
    assertThat(s.state()).isEqualTo(State.NOTHING_ON);
    assertThat(s.message()).isEqualTo("Nothing left to look at: switch a modality on.");
    assertThat(s.emotions()).isEmpty();
    assertThat(s.sentiment()).isEmpty();
  }

  @Test
  void aClipWithNothingInItSaysSo() {
    open("nothing.mp4");
    assertThat(scores.scores().get().state()).isEqualTo(State.NOTHING_ON);
    assertThat(scores.scores().get().message()).startsWith("Nothing in this clip can be analysed");
  }

  @Test
  void withoutANetworkTheReasonStandsInsteadOfScores() {
    backend.breakModel("The model is damaged.");
    open("sample.mp4");
    assertThat(scores.scores().get().state()).isEqualTo(State.FAILED);
    assertThat(scores.scores().get().message()).isEqualTo("The model is damaged.");
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
    assertThat(a.real().values()).containsOnly(Float.NaN);
  }

  @Test
  void soundAloneCannotBeRebuilt() {
    open("sample.mp4");
    switches.setOn(Modality.VISION, false);
    switches.setOn(Modality.LANGUAGE, false);
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
