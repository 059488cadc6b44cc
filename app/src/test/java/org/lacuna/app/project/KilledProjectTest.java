package org.lacuna.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;

/** A program that is killed in the middle of saving loses nothing that it had confirmed. */
class KilledProjectTest {

  private static final int CONFIRMED = 25;

  @TempDir private Path folder;

  @Test
  void whatWasConfirmedIsThereAfterAKill()
      throws IOException, InterruptedException, LacunaException {
    Path file = folder.resolve("killed.lacuna");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> confirmed = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        confirmed.add(Long.parseLong(line));
        if (confirmed.size() == CONFIRMED) {
          // by its handle: the process itself would close the pipe with what it still holds
          writer.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(confirmed).hasSizeGreaterThanOrEqualTo(CONFIRMED);
    try (ProjectFile project = ProjectFile.open(file)) {
      long tier = project.tiers(project.clips().get(0).id()).get(0).id();
      assertThat(project.segments(tier)).extracting(Segment::id).containsAll(confirmed);
    }
  }

  /** Saves one segment after the other and says so, until it is killed. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) throws LacunaException {
      try (ProjectFile project = ProjectFile.open(Path.of(args[0]))) {
        Tier tier = ProjectFileTest.someTier(project);
        for (long i = 1; i < 100_000; i++) {
          long id = 1000 + i;
          project.put(new Segment(id, tier.id(), i, i + 1, "n" + i, Segment.Origin.MADE));
          System.out.println(id);
          System.out.flush();
        }
      }
    }
  }
}
