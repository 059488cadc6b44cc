package org.lacuna.app.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lacuna.app.analysis.ScoresViewModel;
import org.lacuna.app.analysis.SwitchesViewModel;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleLibrary;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

class PresenterViewModelTest {

  private final FakeBackend backend = new FakeBackend();
  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final List<String> played = new ArrayList<>();
  private SessionViewModel session;
  private PlayThrough through;
  private PresenterViewModel presenter;

  @BeforeEach
  void start() {
    SampleLibrary sample =
        SampleLibrary.of(backend, new InlineRunner(), new RememberedHere(), Optional.empty());
    session = sample.session();
    PlaylistsViewModel playlists =
        new PlaylistsViewModel(sample.project(), sample.clips(), session.undoLog(), texts);
    through = new PlayThrough(session, sample.clips(), playlists);
    through.setPlayer(() -> played.add(session.clip().get().orElseThrow().name()));
    session.clip().addListener(o -> through.shown());
    presenter =
        new PresenterViewModel(
            session,
            new SwitchesViewModel(session, texts),
            new ScoresViewModel(session, texts),
            through,
            texts);
    session.start();
    sample.project().start();
  }

  @Test
  void aColdStartShowsTheDemo() {
    presenter.enter();
    assertThat(session.clip().get().map(OpenClip::name)).contains("demo.mp4");
    assertThat(played).containsExactly("demo.mp4");
    through.ended();
    assertThat(played).containsExactly("demo.mp4", "demo.mp4");
    presenter.leave();
    through.ended();
    assertThat(played).hasSize(2);
  }

  @Test
  void theSentenceSaysWhatIsGuessedFromForEveryChoice() {
    session.open(Path.of("sample.mp4"));
    presenter.enter();
    List<String> sentences = new ArrayList<>();
    for (ModalitySet choice : ModalitySet.nonEmptySubsets()) {
      for (Modality m : Modality.values()) {
        session.setOn(m, choice.contains(m));
      }
      sentences.add(presenter.sentence().get());
      assertThat(presenter.compared().get()).isEqualTo(!choice.equals(ModalitySet.all()));
      assertThat(presenter.mood().get()).isNotEmpty();
    }
    assertThat(sentences)
        .doesNotHaveDuplicates()
        .contains("No sound: guessed from face and words")
        .allMatch(s -> !s.contains("modal") && !s.contains(".mp4"));
    for (Modality m : Modality.values()) {
      session.setOn(m, false);
    }
    assertThat(presenter.sentence().get()).isEqualTo("Everything is off: nothing to guess from");
    assertThat(presenter.mood().get()).isEmpty();
  }

  @Test
  void whatGoesWrongIsSaidWithoutFileNames() {
    session.open(Path.of("sample.mp4"));
    presenter.enter();
    session.open(Path.of("secret-study-7.mp4"));
    assertThat(presenter.sentence().get()).doesNotContain("secret").contains("cannot be shown");
    backend.breakModel("Tensor xyz is damaged.");
    start();
    session.open(Path.of("sample.mp4"));
    assertThat(presenter.sentence().get()).doesNotContain("Tensor");
  }
}
