package org.lacuna.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.app.fake.SampleLibrary;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.Notice;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.undo.UndoLog;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class LibraryViewModelTest {

  private static final ModalitySet NO_VOICE = ModalitySet.of(Modality.VISION, Modality.LANGUAGE);

  @TempDir private Path folder;
  private final RememberedHere remembered = new RememberedHere();
  private final FakeBackend backend = new FakeBackend();
  private SessionViewModel session;
  private OpenProject project;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // each test makes its own session and project
  void files() throws IOException {
    Files.createDirectories(folder.resolve("in/deeper"));
    Files.createDirectories(folder.resolve("in/.hidden"));
    for (String name :
        List.of("sample.mp4", "silent.mp4", "deeper/voice.wav", "letter.txt", ".hidden/x.mp4")) {
      Files.writeString(folder.resolve("in").resolve(name), "only the name counts here");
    }
  }

  private LibraryViewModel library(TaskRunner runner) {
    SampleLibrary library =
        SampleLibrary.of(backend, runner, remembered, Optional.of(folder.resolve("projects")));
    session = library.session();
    project = library.project();
    library.start();
    return library.clips();
  }

  private Path file(String name) {
    return folder.resolve("in").resolve(name);
  }

  private static List<String> names(List<LibraryClip> clips) {
    return clips.stream().map(LibraryClip::name).toList();
  }

  private static LibraryClip clip(LibraryViewModel library, String name) {
    return library.clips().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aFolderIsReadClipByClipAndABadOneLosesNothingElse() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("broken-name.mp4"), folder.resolve("in")));
    assertThat(names(library.clips()))
        .containsExactly("broken-name.mp4", "voice.wav", "sample.mp4", "silent.mp4");
    LibraryClip bad = clip(library, "broken-name.mp4");
    assertThat(bad.state()).isEqualTo(ClipState.FAILED);
    assertThat(bad.problem()).contains("cannot be read as a video");
    LibraryClip good = clip(library, "sample.mp4");
    assertThat(good.state()).isEqualTo(ClipState.DONE);
    assertThat(good.scores().keySet()).hasSize(7);
    assertThat(good.durationUs()).isPositive();
    assertThat(good.words()).isNotBlank();
    assertThat(clip(library, "silent.mp4").fullSet()).contains(NO_VOICE);
    assertThat(clip(library, "silent.mp4").scores().keySet()).hasSize(3);
    assertThat(library.left().get()).isZero();
    assertThat(session.error().get()).isEmpty();
  }

  @Test
  void theScoresAreThoseOfTheWindow() {
    LibraryViewModel library = library(new InlineRunner());
    session.open(file("sample.mp4"));
    LibraryClip clip = library.opened().get().orElseThrow();
    assertThat(clip.full().orElseThrow().sentiment())
        .isEqualTo(session.scored().get().orElseThrow().full().prediction().sentiment());
    session.toggle(Modality.AUDIO);
    assertThat(clip.given(NO_VOICE).orElseThrow().emotions())
        .isEqualTo(session.scored().get().orElseThrow().now().prediction().emotions());
  }

  @Test
  void atTheNextStartTheScoresAreThereWithoutReadingAnything() {
    LibraryViewModel first = library(new InlineRunner());
    first.add(List.of(file("sample.mp4"), file("nobody.mp4")));
    List<LibraryClip> before = List.copyOf(first.clips());
    project.close();
    StepRunner steps = new StepRunner();
    LibraryViewModel second = library(steps);
    // The network, the project, its clips: the list is there before the network is asked.
    steps.step();
    steps.step();
    steps.step();
    assertThat(second.clips()).containsExactlyElementsOf(missing(before));
    steps.drain();
    assertThat(second.left().get()).isZero();
    assertThat(second.clips()).containsExactlyElementsOf(missing(before));
    project.close();
    steps.drain();
  }

  @Test
  void aDoubtAboutTheScoresIsKeptWithThemAndConcernsTheSoundOnly() throws IOException {
    backend.know("hum.mp4", SampleClips.wordlessSound());
    Files.writeString(file("hum.mp4"), "only the name counts here");
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("sample.mp4"), file("hum.mp4")));
    assertThat(clip(library, "sample.mp4").doubt()).isEmpty();
    LibraryClip hum = clip(library, "hum.mp4");
    assertThat(hum.doubt()).startsWith("Nobody speaks");
    Map<ModalitySet, ClipScores> face = new HashMap<>(hum.scores());
    face.keySet().removeIf(s -> s.contains(Modality.AUDIO));
    assertThat(hum.withScores(face).doubt()).as("the sound is not looked at").isEmpty();
    project.close();
    StepRunner steps = new StepRunner();
    LibraryViewModel next = library(steps);
    steps.step();
    steps.step();
    steps.step();
    assertThat(clip(next, "hum.mp4")).isEqualTo(hum);
    next.order().set(new ClipOrder.Sentiment());
    List<String> sorted = names(next.shown());
    assertThat(sorted).as("by value alone").isEqualTo(bySentiment(next.clips()));
    project.close();
    steps.drain();
  }

  private static List<String> bySentiment(List<LibraryClip> clips) {
    return clips.stream()
        .sorted(Comparator.comparingDouble(c -> -c.full().orElseThrow().sentiment().orElseThrow()))
        .map(LibraryClip::name)
        .toList();
  }

  private static List<LibraryClip> missing(List<LibraryClip> clips) {
    return clips.stream()
        .map(c -> Files.exists(c.file()) ? c : c.withState(ClipState.MISSING))
        .toList();
  }

  @Test
  void aFileThatChangedIsReadAgainAndOneThatWentIsMissing() throws IOException {
    LibraryViewModel first = library(new InlineRunner());
    first.add(List.of(file("sample.mp4"), file("silent.mp4")));
    project.close();
    Files.writeString(file("sample.mp4"), "longer than it was before, so it is another clip");
    Files.delete(file("silent.mp4"));
    StepRunner steps = new StepRunner();
    LibraryViewModel second = library(steps);
    steps.step();
    steps.step();
    steps.step();
    assertThat(clip(second, "sample.mp4").state()).isEqualTo(ClipState.READING);
    assertThat(clip(second, "silent.mp4").state()).isEqualTo(ClipState.MISSING);
    assertThat(clip(second, "silent.mp4").full()).isPresent();
    steps.drain();
    assertThat(clip(second, "sample.mp4").state()).isEqualTo(ClipState.DONE);
    project.close();
    steps.drain();
  }

  @Test
  void everyWordOfTheSearchMustBeInTheNameOrInWhatIsSaid() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(folder.resolve("in")));
    String said =
        Stream.of(clip(library, "sample.mp4").words().split(" "))
            .max(Comparator.comparingInt(String::length))
            .orElseThrow()
            .toUpperCase(Locale.ROOT);
    library.search().set(said);
    assertThat(names(library.shown())).containsExactly("sample.mp4", "silent.mp4");
    library.search().set(said + "  SAMP");
    assertThat(names(library.shown())).containsExactly("sample.mp4");
    library.search().set("");
    assertThat(library.shown()).hasSize(3);
  }

  @Test
  void clipsWithoutAValueComeLastWhicheverWay() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("bad.mp4"), folder.resolve("in")));
    library.order().set(new ClipOrder.Disagreeing(Disagreement.SENTIMENT, Optional.empty()));
    assertThat(names(library.shown()).subList(2, 4)).containsExactly("bad.mp4", "voice.wav");
    List<String> highest = names(library.shown());
    library.turned().set(true);
    assertThat(names(library.shown()).get(0)).isEqualTo(highest.get(1));
    assertThat(names(library.shown()).subList(2, 4)).containsExactly("bad.mp4", "voice.wav");
    library.order().set(new ClipOrder.Name());
    assertThat(names(library.shown()))
        .containsExactly("voice.wav", "silent.mp4", "sample.mp4", "bad.mp4");
  }

  @Test
  void disagreementIsTheDistanceToTheScoresWithEverything() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("sample.mp4")));
    LibraryClip clip = clip(library, "sample.mp4");
    double full = clip.full().orElseThrow().sentiment().orElseThrow();
    double part = clip.given(NO_VOICE).orElseThrow().sentiment().orElseThrow();
    assertThat(Disagreement.SENTIMENT.of(clip, Optional.of(NO_VOICE)).orElseThrow())
        .isCloseTo(Math.abs(full - part), within(1e-12));
    assertThat(Disagreement.SENTIMENT.of(clip, Optional.empty()).orElseThrow())
        .isGreaterThanOrEqualTo(Math.abs(full - part));
    assertThat(Disagreement.EMOTIONS.of(clip, Optional.empty()).orElseThrow()).isBetween(0.0, 1.0);
    assertThat(Disagreement.SENTIMENT.of(clip, Optional.of(ModalitySet.all()))).isEmpty();
  }

  @Test
  void aClipThatTheUserOpensGoesFirst() {
    StepRunner steps = new StepRunner();
    LibraryViewModel library = library(steps);
    steps.drain();
    library.add(List.of(file("sample.mp4"), file("silent.mp4"), file("deeper/voice.wav")));
    steps.step();
    assertThat(clip(library, "sample.mp4").state()).isEqualTo(ClipState.READING);
    library.open(clip(library, "voice.wav"));
    assertThat(clip(library, "sample.mp4").state()).isEqualTo(ClipState.WAITING);
    while (clip(library, "voice.wav").state() != ClipState.DONE) {
      steps.step();
    }
    assertThat(clip(library, "silent.mp4").state()).isNotEqualTo(ClipState.DONE);
    steps.drain();
    assertThat(library.clips()).allMatch(c -> c.state() == ClipState.DONE);
  }

  @Test
  void readingCanBePausedAndAClipStopped() {
    StepRunner steps = new StepRunner();
    LibraryViewModel library = library(steps);
    steps.drain();
    library.add(List.of(file("sample.mp4"), file("silent.mp4")));
    steps.step();
    library.pauseReading();
    steps.drain();
    assertThat(library.clips()).allMatch(c -> c.state() == ClipState.WAITING);
    library.resumeReading();
    library.stop(clip(library, "sample.mp4"));
    steps.drain();
    assertThat(clip(library, "sample.mp4").state()).isEqualTo(ClipState.STOPPED);
    assertThat(clip(library, "silent.mp4").state()).isEqualTo(ClipState.DONE);
    library.analyse(List.of(clip(library, "sample.mp4")));
    steps.drain();
    assertThat(clip(library, "sample.mp4").state()).isEqualTo(ClipState.DONE);
  }

  @Test
  void whatWasTakenOffCanBeBroughtBack() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(folder.resolve("in")));
    long id = clip(library, "sample.mp4").id();
    library.remove(List.of(clip(library, "sample.mp4"), clip(library, "silent.mp4")));
    assertThat(names(library.clips())).containsExactly("voice.wav");
    library.putBack();
    assertThat(names(library.clips())).containsExactly("voice.wav", "sample.mp4", "silent.mp4");
    assertThat(clip(library, "sample.mp4").id()).isEqualTo(id);
    assertThat(clip(library, "sample.mp4").state()).isEqualTo(ClipState.DONE);
    assertThat(library.removed().get()).isEmpty();
  }

  @Test
  void addingAndTakingOffAreTakenBackInTheOrderOfAllChanges() {
    LibraryViewModel library = library(new InlineRunner());
    UndoLog log = session.undoLog();
    library.add(List.of(folder.resolve("in")));
    assertThat(log.undoes().get()).isEqualTo("3 clips added");
    session.open(file("sample.mp4"));
    library.remove(List.of(clip(library, "silent.mp4")));
    assertThat(log.undoes().get()).isEqualTo("clip taken off the list");
    session.toggle(Modality.AUDIO);
    assertThat(log.undoes().get()).isEqualTo("audio switched off");
    library.putBack();
    assertThat(session.switchedOn().get().contains(Modality.AUDIO)).as("stays off").isFalse();
    assertThat(names(library.clips())).hasSize(3).endsWith("silent.mp4");
    log.redo();
    assertThat(names(library.clips())).containsExactlyInAnyOrder("sample.mp4", "voice.wav");
    log.undo();
    log.undo();
    assertThat(session.switchedOn().get().contains(Modality.AUDIO)).isTrue();
    log.undo();
    assertThat(library.clips()).isEmpty();
    assertThat(log.canUndo().get()).isFalse();
  }

  @Test
  void theOrderIsThatOfLastTimeAndTheSearchIsOver() {
    LibraryViewModel library = library(new InlineRunner());
    library.order().set(new ClipOrder.Name());
    library.turned().set(true);
    library.search().set("voice");
    LibraryViewModel next = library(new InlineRunner());
    next.add(List.of(folder.resolve("in")));
    assertThat(next.search().get()).isEmpty();
    assertThat(next.order().get()).isEqualTo(new ClipOrder.Name());
    assertThat(names(next.shown())).containsExactly("voice.wav", "silent.mp4", "sample.mp4");
  }

  @Test
  void aFolderWithoutClipsIsOneSentence() throws IOException {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(Files.createDirectory(folder.resolve("empty"))));
    assertThat(session.error().get().map(Notice::sentence).orElseThrow()).contains("no video");
    assertThat(library.clips()).isEmpty();
  }

  @Test
  void anotherProjectIsAnotherList() {
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("sample.mp4")));
    Path first = project.place().get().orElseThrow().file();
    project.openNew();
    assertThat(library.clips()).isEmpty();
    project.open(first);
    assertThat(names(library.clips())).containsExactly("sample.mp4");
    assertThat(clip(library, "sample.mp4").scores()).hasSize(7);
  }

  @Test
  void withoutANetworkEveryClipSaysSo() {
    backend.breakModel("The network is damaged.");
    LibraryViewModel library = library(new InlineRunner());
    library.add(List.of(file("sample.mp4")));
    assertThat(clip(library, "sample.mp4").problem()).isEqualTo("The network is damaged.");
  }
}
