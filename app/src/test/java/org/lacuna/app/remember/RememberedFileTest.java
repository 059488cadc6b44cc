package org.lacuna.app.remember;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedFileTest {

  @TempDir Path folder;

  @Test
  void anotherStartFindsWhatWasWritten() {
    Path file = folder.resolve("deep/window.properties");
    new RememberedFile(file).put("lanes.order", "a,b=c\nd");

    assertThat(new RememberedFile(file).get("lanes.order")).contains("a,b=c\nd");
    assertThat(new RememberedFile(file).get("other")).isEmpty();
  }

  @Test
  void aDamagedFileIsTheFirstDay() throws Exception {
    Path file = folder.resolve("window.properties");
    Files.writeString(file, "theme=\\uZZZZ");
    RememberedFile remembered = new RememberedFile(file);

    assertThat(remembered.get("theme")).isEmpty();
    remembered.put("theme", "dark");
    assertThat(new RememberedFile(file).get("theme")).contains("dark");
  }

  @Test
  void aPlaceThatCannotBeWrittenDoesNotDisturb() throws Exception {
    Path blocked = Files.writeString(folder.resolve("file"), "");
    RememberedFile remembered = new RememberedFile(blocked.resolve("window.properties"));

    remembered.put("theme", "dark");

    assertThat(remembered.get("theme")).contains("dark");
  }
}
