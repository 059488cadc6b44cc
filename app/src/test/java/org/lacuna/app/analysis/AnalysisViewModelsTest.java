package org.lacuna.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private void open(String name) {
    session.start();
    session.open(Path.of(name));
  }

  @Test
  void beforeAClipEverythingWaits() {
    assertThat(scores.scores().get().state()).isEqualTo(State.EMPTY);
    assertThat(switches.switches().get()).noneMatch(SwitchState::available);
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
    assertThat(s.sentiment().orElseThrow()).isCloseTo(s.full().orElseThrow() - 0.9, within(1e-9));
    assertThat(s.difference()).startsWith("\u22120.90 against all on (+");
    assertThat(s.emotions()).extracting(Scores.Emotion::name).contains("Happy", "Angry");
    assertThat(s.emotions()).filteredOn(Scores.Emotion::top).hasSize(1);
    assertThat(s.emotions()).anySatisfy(e -> assertThat(e.delta()).isNotZero());
  }

  @ParameterizedTest
  @CsvSource({
    "0, neutral",
    "0.244, neutral",
    "-0.2449, neutral",
    "0.246, slightly.positive",
    "0.254, slightly.positive",
    "-0.25, slightly.negative",
    "0.996, clearly.positive",
    "-1.3, clearly.negative",
    "-2.4, strongly.negative"
  })
  void theWordIsThatOfTheNumberAsItIsShown(double sentiment, String word) {
    assertThat(ScoresViewModel.word(sentiment)).isEqualTo(word);
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
  }
}
