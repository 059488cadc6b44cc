package org.lacuna.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.SampleLibrary;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;

class PlaylistsViewModelTest {

  @TempDir private Path folder;
  private final RememberedHere remembered = new RememberedHere();
  private final List<String> played = new ArrayList<>();
  private SessionViewModel session;
  private OpenProject project;
  private LibraryViewModel library;
  private PlaylistsViewModel playlists;
  private PlayThrough through;

  @BeforeEach
  void start() throws IOException {
    for (String name : List.of("sample.mp4", "silent.mp4", "bad.mp4", "voice.wav")) {
      Files.writeString(folder.resolve(name), "only the name counts here");
    }
    begin();
    library.add(
        List.of(
            folder.resolve("sample.mp4"),
            folder.resolve("silent.mp4"),
            folder.resolve("bad.mp4"),
            folder.resolve("voice.wav")));
  }

  private void begin() {
    SampleLibrary sample =
        SampleLibrary.of(
            new FakeBackend(),
            new InlineRunner(),
            remembered,
            Optional.of(folder.resolve("projects")));
    session = sample.session();
    project = sample.project();
    library = sample.clips();
    playlists =
        new PlaylistsViewModel(project, library, session.undoLog(), Texts.of(Locale.ENGLISH));
    through = new PlayThrough(session, library, playlists);
    through.setPlayer(() -> played.add(session.clip().get().orElseThrow().name()));
    // As the window has it: the player is told of the clip first.
    session.clip().addListener(o -> through.shown());
    sample.start();
  }

  private LibraryClip clip(String name) {
    return library.clips().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private Playlist list(String... names) {
    playlists.create(List.of(names).stream().map(this::clip).toList());
    return playlists.chosen().get().orElseThrow();
  }

  private List<String> shown() {
    return playlists.shown().stream().map(LibraryClip::name).toList();
  }

  @Test
  void aPlaylistKeepsItsOrderWhateverTheListIsOrderedBy() {
    library.order().set(new ClipOrder.Name());
    list("voice.wav", "sample.mp4", "voice.wav");
    assertThat(shown()).containsExactly("voice.wav", "sample.mp4", "voice.wav");
    library.search().set("voice");
    assertThat(shown()).containsExactly("voice.wav", "voice.wav");
    playlists.choose(Optional.empty());
    library.search().set("");
    assertThat(shown()).containsExactly("bad.mp4", "sample.mp4", "silent.mp4", "voice.wav");
  }

  @Test
  void changesAreUndoneOneByOneAndMadeAgain() {
    Playlist list = list("sample.mp4", "silent.mp4");
    playlists.add(list.id(), List.of(clip("voice.wav")), 1);
    assertThat(shown()).containsExactly("sample.mp4", "voice.wav", "silent.mp4");
    playlists.move(list.id(), Set.of(0), 3);
    assertThat(shown()).containsExactly("voice.wav", "silent.mp4", "sample.mp4");
    playlists.takeOut(list.id(), Set.of(1));
    assertThat(shown()).containsExactly("voice.wav", "sample.mp4");
    playlists.rename(list.id(), "Tour");
    playlists.remove(list.id());
    assertThat(playlists.lists()).isEmpty();
    session.undoLog().undo();
    session.undoLog().undo();
    session.undoLog().undo();
    playlists.choose(Optional.of(list.id()));
    assertThat(shown()).containsExactly("voice.wav", "silent.mp4", "sample.mp4");
    session.undoLog().redo();
    assertThat(shown()).containsExactly("voice.wav", "sample.mp4");
    for (int i = 0; i < 4; i++) {
      session.undoLog().undo();
    }
    assertThat(playlists.lists()).isEmpty();
    assertThat(session.undoLog().undoes().get()).isEqualTo("4 clips added");
  }

  @Test
  void undoAndRedoSayWhichPlaylistTheyConcern() {
    UndoLog log = session.undoLog();
    Playlist list = list("sample.mp4");
    assertThat(log.undoes().get()).isEqualTo("playlist \"" + list.name() + "\" made");
    playlists.rename(list.id(), "Tour");
    assertThat(log.undoes().get()).isEqualTo("playlist \"" + list.name() + "\" renamed");
    playlists.add(list.id(), List.of(clip("voice.wav")), 0);
    assertThat(log.undoes().get()).isEqualTo("clips of \"Tour\"");
    playlists.remove(list.id());
    assertThat(log.undoes().get()).isEqualTo("playlist \"Tour\" deleted");
    log.undo();
    assertThat(log.redoes().get()).isEqualTo("playlist \"Tour\" deleted");
    assertThat(playlists.lists()).extracting(Playlist::name).containsExactly("Tour");
  }

  @Test
  void aClipThatIsBroughtBackIsInItsPlaylistsAgainAlsoAtTheNextStart() {
    Playlist list = list("voice.wav", "sample.mp4");
    library.remove(List.of(clip("voice.wav")));
    assertThat(shown()).containsExactly("sample.mp4");
    session.undoLog().undo();
    assertThat(shown()).containsExactly("voice.wav", "sample.mp4");
    project.close();
    begin();
    playlists.choose(Optional.of(list.id()));
    assertThat(shown()).containsExactly("voice.wav", "sample.mp4");
    project.close();
  }

  @Test
  void anotherProjectHasItsOwnPast() {
    list("voice.wav");
    library.remove(List.of(clip("sample.mp4")));
    project.openNew();
    assertThat(session.undoLog().canUndo().get()).isFalse();
  }

  @Test
  void namesStayApartAndNobodyGetsAnEmptyOne() {
    Playlist first = list();
    Playlist second = list();
    assertThat(second.name()).isNotEqualTo(first.name());
    playlists.rename(second.id(), first.name());
    assertThat(playlists.lists()).extracting(Playlist::name).doesNotHaveDuplicates();
    playlists.rename(second.id(), "   ");
    assertThat(playlists.lists()).extracting(Playlist::name).noneMatch(String::isBlank);
  }

  @Test
  void playlistsAreThereAtTheNextStart() {
    Playlist list = list("voice.wav", "sample.mp4");
    playlists.rename(list.id(), "Tour");
    list("silent.mp4");
    session.undoLog().undo();
    project.close();
    begin();
    assertThat(playlists.lists()).containsExactly(new Playlist(list.id(), "Tour", 0, list.clips()));
    assertThat(playlists.clips(playlists.lists().get(0)))
        .extracting(LibraryClip::name)
        .containsExactly("voice.wav", "sample.mp4");
    project.close();
  }

  @Test
  void itPlaysThroughPassesOverWhatCannotBeReadAndBeginsAgain() {
    list("sample.mp4", "bad.mp4", "voice.wav", "sample.mp4");
    through.start();
    through.ended();
    through.ended();
    through.ended();
    assertThat(played).containsExactly("sample.mp4", "voice.wav", "sample.mp4", "sample.mp4");
    through.ended();
    assertThat(played).endsWith("voice.wav");
    through.stop();
    through.ended();
    assertThat(played).hasSize(5);
  }

  @Test
  void oneClipAloneIsPlayedAgain() {
    list("sample.mp4");
    through.start();
    through.ended();
    through.ended();
    assertThat(played).containsExactly("sample.mp4", "sample.mp4", "sample.mp4");
  }

  @Test
  void aFileThatWentWhileItPlaysIsPassedOver() throws IOException {
    list("sample.mp4", "silent.mp4", "voice.wav");
    through.start();
    // The list still believes in it; only the opening finds out.
    library.relocate(clip("silent.mp4"), folder.resolve("nowhere.mp4"));
    through.ended();
    assertThat(played).containsExactly("sample.mp4", "voice.wav");
  }

  @Test
  void forwardAndBackGoRound() {
    list("sample.mp4", "silent.mp4");
    through.next();
    assertThat(open()).isEqualTo("sample.mp4");
    through.previous();
    assertThat(open()).isEqualTo("silent.mp4");
    through.next();
    assertThat(open()).isEqualTo("sample.mp4");
    assertThat(played).isEmpty();
  }

  private String open() {
    return session.clip().get().map(OpenClip::name).orElse("");
  }
}
