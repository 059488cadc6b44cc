package org.lacuna.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.KilledProgram;
import org.lacuna.inference.task.LacunaException;

/** A program that is killed in the middle of saving loses nothing that it had confirmed. */
class KilledProjectTest {

  private static final int CONFIRMED = 25;

  @TempDir private Path folder;

  @Test
  void whatWasConfirmedIsThereAfterAKill()
      throws IOException, InterruptedException, LacunaException {
    Path file = folder.resolve("killed.lacuna");
    List<Long> confirmed =
        KilledProgram.saidBefore(Writer.class, file.toString(), CONFIRMED).stream()
            .map(Long::valueOf)
            .toList();
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
