package org.lacuna.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.fake.TwoFaces;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;

class SessionViewModelTest {

  private final FakeBackend backend = new FakeBackend();
  private final StepRunner steps = new StepRunner();

  private SessionViewModel session(TaskRunner runner) {
    long[] now = {0};
    SessionViewModel session =
        new SessionViewModel(backend, runner, Texts.of(Locale.ENGLISH), () -> now[0] += 12_000_000);
    session.start();
    return session;
  }

  @Test
  void anOpenedClipIsScoredWithEverythingItHas() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("silent.mp4"));
    assertThat(s.clip().get()).map(OpenClip::name).contains("silent.mp4");
    assertThat(s.loading().get()).isEmpty();
    Scored scored = s.scored().get().orElseThrow();
    assertThat(scored.used()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(scored.now()).isSameAs(scored.full());
    assertThat(scored.micros()).isEqualTo(12_000);
  }

  @Test
  void aFlipKeepsTheFullAnswerBesideTheNewOne() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("sample.mp4"));
    Scored before = s.scored().get().orElseThrow();
    s.toggle(Modality.AUDIO);
    Scored after = s.scored().get().orElseThrow();
    assertThat(after.full()).isSameAs(before.full());
    assertThat(after.now().prediction().used())
        .isEqualTo(ModalitySet.of(Modality.VISION, Modality.LANGUAGE));
    assertThat(after.now().prediction().sentiment())
        .isNotEqualTo(before.now().prediction().sentiment());
  }

  @Test
  void whatTheClipLacksCannotBeSwitched() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("silent.mp4"));
    s.toggle(Modality.AUDIO);
    assertThat(s.switchedOn().get()).isEqualTo(ModalitySet.all());
  }

  @Test
  void withEverythingOffThereIsNoScore() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("voice.wav"));
    s.toggle(Modality.AUDIO);
    assertThat(s.scored().get()).isEmpty();
    assertThat(s.error().get()).isEmpty();
    s.toggle(Modality.AUDIO);
    assertThat(s.scored().get()).isPresent();
  }

  @Test
  void aFileThatCannotBeReadLeavesTheClipInPlace() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("sample.mp4"));
    s.toggle(Modality.VISION);
    Optional<Scored> before = s.scored().get();
    s.open(Path.of("letter.docx"));
    assertThat(s.error().get())
        .map(Notice::sentence)
        .contains("letter.docx cannot be read as a video: choose another file.");
    assertThat(s.clip().get()).map(OpenClip::name).contains("sample.mp4");
    assertThat(s.scored().get()).isEqualTo(before);
    s.dismissError();
    assertThat(s.error().get()).isEmpty();
  }

  @Test
  void aCancelledReadingChangesNothing() {
    SessionViewModel s = session(steps);
    steps.drain();
    s.open(Path.of("sample.mp4"));
    assertThat(s.loading().get()).map(Loading::name).contains("sample.mp4");
    s.cancelLoading();
    steps.drain();
    assertThat(s.loading().get()).isEmpty();
    assertThat(s.clip().get()).isEmpty();
  }

  @Test
  void theNewestOfTwoOpenedClipsWins() {
    SessionViewModel s = session(steps);
    s.open(Path.of("sample.mp4"));
    s.open(Path.of("voice.wav"));
    steps.drain();
    assertThat(s.clip().get()).map(OpenClip::name).contains("voice.wav");
    assertThat(s.scored().get()).map(Scored::used).contains(ModalitySet.of(Modality.AUDIO));
  }

  @Test
  void aFlipDuringAnAnswerDropsTheStaleOne() {
    SessionViewModel s = session(steps);
    s.open(Path.of("sample.mp4"));
    steps.drain();
    s.toggle(Modality.AUDIO);
    s.toggle(Modality.VISION);
    assertThat(steps.waiting()).isEqualTo(2);
    steps.step();
    assertThat(s.scored().get()).map(Scored::used).contains(ModalitySet.all());
    steps.step();
    assertThat(s.scored().get()).map(Scored::used).contains(ModalitySet.of(Modality.LANGUAGE));
  }

  @Test
  void aClipThatIsOpenBeforeTheNetworkIsScoredWhenItArrives() {
    SessionViewModel s = session(steps);
    s.open(Path.of("sample.mp4"));
    steps.drain();
    assertThat(s.model().get()).isInstanceOf(ModelState.Ready.class);
    assertThat(s.scored().get()).isPresent();
  }

  @Test
  void withoutANetworkTheClipStillOpens() {
    backend.breakModel("The model is damaged: install Lacuna again.");
    SessionViewModel s = session(new InlineRunner());
    assertThat(s.error().get())
        .map(Notice::sentence)
        .contains("The model is damaged: install Lacuna again.");
    s.open(Path.of("sample.mp4"));
    assertThat(s.clip().get()).isPresent();
    assertThat(s.scored().get()).isEmpty();
  }

  @Test
  void aDamagedFileIsNotedQuietly() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("broken.mp4"));
    assertThat(s.note().get()).map(Notice::kind).contains(Notice.Kind.INFO);
    assertThat(s.error().get()).isEmpty();
    s.open(Path.of("sample.mp4"));
    assertThat(s.note().get()).isEmpty();
  }

  @Test
  void aNewClipStartsWithEverythingOn() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("sample.mp4"));
    s.toggle(Modality.VISION);
    s.openDemo();
    assertThat(s.clip().get()).map(OpenClip::name).contains("demo.mp4");
    assertThat(s.used()).isEqualTo(ModalitySet.all());
  }

  @Test
  void heardWordsJoinTheOpenClipAndTheRestStays() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("sample.mp4"));
    assertThat(s.canRecogniseSpeech()).isFalse();

    s.open(Path.of("voice.wav"));
    OpenClip before = s.clip().get().orElseThrow();
    assertThat(s.canRecogniseSpeech()).isTrue();
    s.recogniseSpeech();

    OpenClip after = s.clip().get().orElseThrow();
    assertThat(after.opening()).isEqualTo(before.opening());
    assertThat(after.extraction().transcriptSource()).contains("a fake (rough)");
    assertThat(after.features().sequence(Modality.AUDIO))
        .isEqualTo(before.features().sequence(Modality.AUDIO));
    assertThat(s.scored().get())
        .map(Scored::used)
        .contains(ModalitySet.of(Modality.AUDIO, Modality.LANGUAGE));
    assertThat(s.canRecogniseSpeech()).isFalse();

    s.open(Path.of("voice.wav"));
    assertThat(s.clip().get().orElseThrow().opening()).isGreaterThan(after.opening());
  }

  @Test
  void whatIsSwitchedOffStaysOffWhenWordsAreHeard() {
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("voice.wav"));
    s.toggle(Modality.AUDIO);
    s.recogniseSpeech();

    assertThat(s.used()).isEqualTo(ModalitySet.of(Modality.LANGUAGE));
  }

  @Test
  void givingUpListeningLeavesTheClipAsItIs() {
    SessionViewModel s = session(steps);
    s.open(Path.of("voice.wav"));
    steps.drain();
    s.recogniseSpeech();
    assertThat(s.loading().get()).map(Loading::name).contains("voice.wav");
    s.cancelLoading();
    steps.drain();

    assertThat(s.clip().get().orElseThrow().features().words()).isEmpty();
    assertThat(s.canRecogniseSpeech()).isTrue();
  }

  @Test
  void closingClosesTheNetworkOnce() {
    SessionViewModel s = session(new InlineRunner());
    s.close();
    s.close();
    assertThat(backend.predictor().closed()).isEqualTo(1);
  }

  @Test
  void anotherFaceIsAnotherAnswerAndTheSwitchesStay() throws LacunaException {
    backend.know("two.mp4", TwoFaces.in(SampleClips.clip(ModalitySet.all())));
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("two.mp4"));
    s.toggle(Modality.LANGUAGE);
    Scored first = s.scored().get().orElseThrow();
    s.chooseFace(2);
    Scored second = s.scored().get().orElseThrow();
    assertThat(chosenFace(s)).hasValue(2);
    assertThat(second.used()).isEqualTo(first.used());
    assertThat(second.full()).isNotSameAs(first.full());
    assertThat(visionOf(s).value(0, 0)).isEqualTo(2);
    assertThat(s.note().get()).map(Notice::sentence).get().asString().contains("2");
  }

  @Test
  void facesAreGoneThroughOneByOne() throws LacunaException {
    backend.know("two.mp4", TwoFaces.in(SampleClips.clip(ModalitySet.all())));
    SessionViewModel s = session(new InlineRunner());
    s.nextFace();
    assertThat(s.note().get()).isEmpty();
    s.open(Path.of("two.mp4"));
    assertThat(chosenFace(s)).hasValue(1);
    s.nextFace();
    assertThat(chosenFace(s)).hasValue(2);
    s.nextFace();
    assertThat(chosenFace(s)).hasValue(1);
    s.open(Path.of("sample.mp4"));
    s.nextFace();
    assertThat(s.note().get()).map(Notice::sentence).get().asString().contains("face was found");
  }

  @Test
  void aFaceThatTheClipDoesNotHaveIsRefusedInOneSentence() throws LacunaException {
    backend.know("two.mp4", TwoFaces.in(SampleClips.clip(ModalitySet.all())));
    SessionViewModel s = session(new InlineRunner());
    s.open(Path.of("two.mp4"));
    s.chooseFace(7);
    assertThat(chosenFace(s)).hasValue(1);
    assertThat(s.error().get())
        .map(Notice::sentence)
        .contains("There is no face 7 in \"sample.mp4\": choose one of 1, 2.");
  }

  @Test
  void aFaceThatIsChosenWhileWordsAreHeardStaysChosen() throws LacunaException {
    backend.know(
        "mute.mp4", TwoFaces.in(SampleClips.clip(ModalitySet.of(Modality.VISION, Modality.AUDIO))));
    SessionViewModel s = session(steps);
    steps.drain();
    s.open(Path.of("mute.mp4"));
    steps.drain();
    s.recogniseSpeech();
    s.chooseFace(2);
    steps.drain();
    assertThat(s.clip().get().orElseThrow().features().words()).isNotEmpty();
    assertThat(chosenFace(s)).hasValue(2);
    assertThat(s.scored().get()).isPresent();
  }

  private static FeatureSequence visionOf(SessionViewModel s) {
    return s.clip().get().orElseThrow().features().sequence(Modality.VISION).orElseThrow();
  }

  private static OptionalInt chosenFace(SessionViewModel s) {
    return s.clip().get().orElseThrow().extraction().faces().orElseThrow().analysed();
  }
}
