package org.lacuna.inference.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

  @TempDir Path root;
  private TemporaryFiles files;

  @BeforeEach
  void open() {
    files = new TemporaryFiles(root);
  }

  /** The number of a process that ran and is gone. */
  private static long gone() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.pid();
  }

  private Path left(String name) throws Exception {
    Path folder = Files.createDirectories(root.resolve(name).resolve("deep"));
    Files.writeString(folder.resolve("rows"), "rows");
    return root.resolve(name);
  }

  @Test
  void onlyWhatAKilledProcessLeftIsRemoved() throws Exception {
    long gone = gone();
    Path mine = files.folder(TemporaryFiles.Use.WORKER);
    Path mineToo = files.folder(TemporaryFiles.Use.CLIP);
    Path worker = left("lacuna-worker-" + gone + "-123456");
    Path clip = left("lacuna-clip-" + gone + "-98765");
    Path others = left("lacuna-notes-" + gone + "-1");
    Path named = left("lacuna-worker-backup");
    Path foreign = left("worker-" + gone + "-1");
    Path file = Files.writeString(root.resolve("lacuna-clip-" + gone + "-5"), "a file");

    assertThat(files.removeLeftovers()).isEqualTo(2);
    assertThat(worker).doesNotExist();
    assertThat(clip).doesNotExist();
    assertThat(root).isDirectoryContaining(p -> p.equals(mine));
    assertThat(mine).isDirectory();
    assertThat(mineToo).isDirectory();
    assertThat(others).isDirectory();
    assertThat(named).isDirectory();
    assertThat(foreign).isDirectory();
    assertThat(file).isRegularFile();
    assertThat(files.removeLeftovers()).isZero();
  }

  @Test
  void rowsOfAKilledProcessAreRemoved() throws Exception {
    long gone = gone();
    Path rows = Files.writeString(root.resolve("lacuna-rows-" + gone + "-17.rows"), "rows");
    Path mine =
        Files.writeString(
            root.resolve("lacuna-rows-" + ProcessHandle.current().pid() + "-18.rows"), "rows");
    Path others = Files.writeString(root.resolve("lacuna-rows-" + gone + "-19.txt"), "text");
    Path folder = left("lacuna-rows-" + gone + "-20.rows");

    assertThat(files.removeLeftovers()).isEqualTo(1);
    assertThat(rows).doesNotExist();
    assertThat(mine).isRegularFile();
    assertThat(others).isRegularFile();
    assertThat(folder).isDirectory();
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    long gone = gone();
    Path kept = left("kept");
    Path link = root.resolve("lacuna-worker-" + gone + "-77");
    try {
      Files.createSymbolicLink(link, kept);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      return;
    }
    Path worker = left("lacuna-worker-" + gone + "-78");
    Files.createSymbolicLink(worker.resolve("inside"), kept);
    assertThat(files.removeLeftovers()).isEqualTo(1);
    assertThat(worker).doesNotExist();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(kept.resolve("deep/rows")).exists();
  }

  @Test
  void whatALivingProcessUsesStays() throws Exception {
    Path worker = left("lacuna-worker-" + ProcessHandle.current().pid() + "-4711");
    assertThat(files.removeLeftovers()).isZero();
    assertThat(worker).isDirectory();
  }

  @Test
  void aFolderThatIsNotThereIsNoTrouble() {
    assertThat(new TemporaryFiles(root.resolve("nowhere")).removeLeftovers()).isZero();
  }
}
