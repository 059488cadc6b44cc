package org.lacuna.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFinderTest {

  @TempDir Path folder;

  private Path file(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  private static List<String> names(ItemFinder.Found found) {
    return found.items().stream().map(ExportItem::name).toList();
  }

  @Test
  void aFolderIsSearchedWithItsSubFoldersAndSorted() throws Exception {
    for (String name :
        List.of("b.MP4", "a/talk.mp4", "a/talk.avi", "a/deep/x.wav", "notes.txt", "a/talk.srt")) {
      file(name);
    }
    // What file managers and other programs leave behind.
    file("a/._talk.mp4");
    file(".trash/old.mp4");
    ItemFinder.Found found = ItemFinder.find(List.of(folder));
    assertThat(names(found)).containsExactly("a/deep/x.wav", "a/talk.avi", "a/talk.mp4", "b.MP4");
    assertThat(found.unreadable()).isEmpty();
    assertThat(found.items().get(2).file()).isEqualTo(folder.resolve("a/talk.mp4"));
    assertThat(found.items().get(2).nameWithoutEnding()).isEqualTo("a/talk");
  }

  @Test
  void namesNeverCollideAndDoNotDependOnWhatElseIsThere() throws Exception {
    file("one/talk.mp4");
    file("two/talk.mp4");
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertThat(names(ItemFinder.find(List.of(one)))).containsExactly("talk.mp4");
    assertThat(names(ItemFinder.find(List.of(one, two))))
        .containsExactly("one/talk.mp4", "two/talk.mp4");
    assertThat(names(ItemFinder.find(List.of(two.resolve("talk.mp4"), one))))
        .containsExactly("one/talk.mp4", "two/talk.mp4");
    file("one/talk.mkv");
    assertThat(names(ItemFinder.find(List.of(one)))).containsExactly("talk.mkv", "talk.mp4");
  }

  @Test
  void aFileIsTakenOnceAndWhateverItsEnding() throws Exception {
    Path odd = file("recording.dat");
    file("a.mp4");
    assertThat(names(ItemFinder.find(List.of(odd, folder, folder.resolve("a.mp4")))))
        .containsExactly("a.mp4", "recording.dat");
    assertThat(names(ItemFinder.find(List.of(odd)))).containsExactly("recording.dat");
  }

  @Test
  void whatIsNotThereIsSaidAndTheRestIsFound() throws Exception {
    file("a.mp4");
    Path none = folder.resolve("none");
    ItemFinder.Found found = ItemFinder.find(List.of(folder, none));
    assertThat(names(found)).hasSize(1);
    assertThat(found.unreadable()).containsOnlyKeys(none.toString());
    assertThat(found.unreadable().get(none.toString())).contains("does not exist").endsWith(".");
  }

  @Test
  void linksAreFollowedAndDoNotGoRound() throws Exception {
    file("real/a.mp4");
    Path link = folder.resolve("linked");
    try {
      Files.createSymbolicLink(link, folder.resolve("real"));
      Files.createSymbolicLink(folder.resolve("real/back"), folder.resolve("real"));
      Files.createSymbolicLink(folder.resolve("real/gone.mp4"), folder.resolve("none.mp4"));
    } catch (UnsupportedOperationException | IOException e) {
      System.out.println("Skipped: no symbolic links here.");
      Assumptions.abort("no symbolic links");
    }
    ItemFinder.Found found = ItemFinder.find(List.of(link));
    assertThat(names(found)).containsExactly("a.mp4");
    assertThat(found.unreadable().values()).singleElement().asString().contains("link to nothing");
  }
}
