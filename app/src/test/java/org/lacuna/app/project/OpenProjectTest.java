package org.lacuna.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.fake.StepRunner;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.LacunaException;

class OpenProjectTest {

  @TempDir private Path folder;
  private final Remembered remembered = new RememberedHere();
  private final List<String> refusals = new ArrayList<>();

  private OpenProject project(TaskRunner runner) {
    return new OpenProject(
        runner,
        remembered,
        Optional.of(folder.resolve("kept")),
        why -> refusals.add(why.sentence()));
  }

  private static List<String> clips(OpenProject project) {
    List<String> names = new ArrayList<>();
    project.ask(
        ProjectFile::clips,
        Reply.of(
            all -> all.forEach(c -> names.add(c.name())),
            why -> {
              throw new AssertionError(why);
            }));
    return names;
  }

  @Test
  void theProjectWithoutANameIsThereAgainAtTheNextStart() {
    OpenProject first = project(new InlineRunner());
    first.start();
    assertThat(first.place().get()).hasValueSatisfying(p -> assertThat(p.unnamed()).isTrue());
    first.change(p -> p.clip(Path.of("talk.mp4")));
    first.close();
    OpenProject second = project(new InlineRunner());
    second.start();
    assertThat(clips(second)).containsExactly("talk.mp4");
    second.close();
    assertThat(refusals).isEmpty();
  }

  @Test
  void savingAsGoesOnInTheCopyAndLeavesNoUnnamedOneBehind() throws IOException {
    OpenProject project = project(new InlineRunner());
    project.start();
    project.change(p -> p.clip(Path.of("talk.mp4")));
    Path unnamed = project.place().get().orElseThrow().file();
    Path study = folder.resolve("study.lacuna");
    Files.writeString(study, "something old that the user chose to replace");
    project.saveAs(study);
    assertThat(project.place().get()).contains(new ProjectPlace(study, false));
    assertThat(unnamed).doesNotExist();
    project.change(p -> p.clip(Path.of("more.mp4")));
    project.close();
    OpenProject again = project(new InlineRunner());
    again.start();
    assertThat(clips(again)).containsExactly("talk.mp4", "more.mp4");
    again.close();
  }

  @Test
  void aChangeWhileACopyIsMadeIsInTheCopy() {
    StepRunner runner = new StepRunner();
    OpenProject project = project(runner);
    project.start();
    runner.drain();
    project.saveAs(folder.resolve("study.lacuna"));
    project.change(p -> p.clip(Path.of("late.mp4")));
    runner.drain();
    OpenProject again = project(new InlineRunner());
    project.close();
    runner.drain();
    again.start();
    assertThat(again.place().get().orElseThrow().name()).isEqualTo("study");
    assertThat(clips(again)).containsExactly("late.mp4");
    again.close();
  }

  @Test
  void aChangeThatWasAskedForBeforeAnotherProjectOpenedGoesIntoItsOwn() {
    StepRunner runner = new StepRunner();
    OpenProject project = project(runner);
    project.start();
    runner.drain();
    Path first = project.place().get().orElseThrow().file();
    project.openNew();
    project.change(p -> p.clip(Path.of("first.mp4")));
    runner.drain();
    assertThat(project.place().get().orElseThrow().file()).isNotEqualTo(first);
    project.open(first);
    runner.drain();
    List<String> names = new ArrayList<>();
    project.ask(
        ProjectFile::clips,
        Reply.of(all -> all.forEach(c -> names.add(c.name())), why -> refusals.add("?")));
    runner.drain();
    assertThat(names).containsExactly("first.mp4");
    project.close();
    runner.drain();
    assertThat(project.recent()).hasSize(2).startsWith(first);
  }

  @Test
  void whatCannotBeOpenedIsOneSentenceAndLosesNothing() throws IOException {
    OpenProject project = project(new InlineRunner());
    project.start();
    Optional<ProjectPlace> before = project.place().get();
    Path letter =
        Files.writeString(folder.resolve("letter.lacuna"), "Dear Sir, this is no project");
    project.open(letter);
    project.open(folder.resolve("gone.lacuna"));
    assertThat(refusals).hasSize(2);
    assertThat(refusals.get(0)).contains("letter.lacuna").contains("is not a Lacuna project");
    assertThat(refusals.get(1)).contains("gone.lacuna").contains("not there any more");
    assertThat(project.place().get()).isEqualTo(before);
    project.close();
  }

  @Test
  void aSecondWindowStartsWithAProjectOfItsOwn() {
    OpenProject one = project(new InlineRunner());
    one.start();
    OpenProject two = project(new InlineRunner());
    two.start();
    assertThat(refusals).singleElement().asString().contains("another window");
    assertThat(two.place().get()).isPresent().isNotEqualTo(one.place().get());
    one.close();
    two.close();
  }

  @Test
  void whereNothingCanBeWrittenItStaysInMemory() throws IOException {
    Files.writeString(folder.resolve("kept"), "a file where the folder should be");
    OpenProject project = project(new InlineRunner());
    project.start();
    project.change(p -> p.clip(Path.of("talk.mp4")));
    assertThat(clips(project)).containsExactly("talk.mp4");
    assertThat(refusals).singleElement().asString().contains("is not kept");
    project.saveAs(folder.resolve("saved.lacuna"));
    assertThat(clips(project)).containsExactly("talk.mp4");
    project.close();
  }

  @Test
  void playlistsAndFindingsAreKept() throws LacunaException {
    Path file = folder.resolve("lists.lacuna");
    Playlist tour;
    Finding finding;
    try (ProjectFile project = ProjectFile.open(file)) {
      long a = project.clip(Path.of("a.mp4")).id();
      long b = project.clip(Path.of("b.mp4")).id();
      assertThat(project.clip(Path.of("a.mp4")).id()).isEqualTo(a);
      tour = new Playlist(project.nextId(), "Tour", 0, List.of(b, a, b));
      project.put(tour);
      finding = new Finding(a, "12-34", "so good", Optional.of("Nobody speaks."), "");
      project.put(finding);
    }
    try (ProjectFile project = ProjectFile.open(file)) {
      assertThat(project.playlists()).containsExactly(tour);
      assertThat(project.findings()).containsExactly(finding);
      project.removeClip(tour.clips().get(0));
      assertThat(project.playlists().get(0).clips()).containsExactly(tour.clips().get(1));
      project.removePlaylist(tour.id());
      assertThat(project.playlists()).isEmpty();
      assertThat(project.clips()).hasSize(1);
    }
  }

  @Test
  void scoresOfAnotherNetworkStayUntilTheFileChanges() throws LacunaException {
    try (ProjectFile project = ProjectFile.open(folder.resolve("scores.lacuna"))) {
      long a = project.clip(Path.of("a.mp4")).id();
      long b = project.clip(Path.of("b.mp4")).id();
      ScoreEntry one = new ScoreEntry(a, "one", "vision", "sentiment", 0.5);
      ScoreEntry two = new ScoreEntry(a, "two", "vision+audio", "sentiment", 0.7);
      ScoreEntry other = new ScoreEntry(b, "one", "audio", "sentiment", -1);
      project.putFound(new Finding(a, "10", "", Optional.empty(), ""), 5, "one", List.of(one));
      project.putFound(new Finding(b, "10", "", Optional.empty(), ""), 5, "one", List.of(other));
      project.putFound(new Finding(a, "10", "", Optional.empty(), ""), 5, "two", List.of(two));
      assertThat(project.scores("one")).containsExactly(one, other);
      assertThat(project.scores("two")).containsExactly(two);
      project.putFound(new Finding(a, "11", "", Optional.empty(), ""), 6, "two", List.of());
      assertThat(project.scores("one")).containsExactly(other);
      assertThat(project.scores("two")).isEmpty();
      assertThat(project.clips()).extracting(ClipEntry::durationUs).containsExactly(6L, 5L);
      project.putFound(new Finding(999, "1", "", Optional.empty(), ""), 6, "two", List.of());
      assertThat(project.findings()).hasSize(2);
    }
  }
}
