package org.lacuna.inference.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.store.TemporaryFiles;

/** The file that holds the rows of a long clip, where the system does not remove it by itself. */
class RowsFileTest {

  /** Larger than any number that a system gives to a process. */
  private static final String NOBODY = Long.toString(1L << 40);

  @TempDir private Path folder;

  @Test
  void itsNameTellsWhoseItWas() throws Exception {
    Path file = RowsBuilder.emptyFile();
    String name = String.valueOf(file.getFileName());
    Files.delete(file);
    String pid = Long.toString(ProcessHandle.current().pid());
    Path mine = Files.writeString(folder.resolve(name), "rows");
    Path left = Files.writeString(folder.resolve(name.replaceFirst(pid, NOBODY)), "rows");

    assertThat(new TemporaryFiles(folder).removeLeftovers()).isEqualTo(1);
    assertThat(left).doesNotExist();
    assertThat(mine).isRegularFile();
  }
}
