package org.lacuna.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.inference.task.LacunaException;

class ProjectFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("study.lacuna");
  }

  @Test
  void everythingIsThereAgainWhenItIsOpenedAgain() throws LacunaException {
    Segment segment;
    try (ProjectFile project = ProjectFile.open(file)) {
      Annotator ann = project.annotator("Ann");
      assertThat(project.annotator("Ann")).isEqualTo(ann);
      ClipEntry clip = new ClipEntry(project.nextId(), Path.of("talk.mp4"), 0, 0);
      project.put(clip);
      project.put(new ClipEntry(clip.id(), clip.file(), 9_000_000, 0));
      Tier tier = new Tier(project.nextId(), clip.id(), ann.id(), "mood", TierKind.EMOTION, 0);
      project.put(tier);
      segment = new Segment(project.nextId(), tier.id(), 10, 2_000_000, "sad", Segment.Origin.MADE);
      project.put(segment);
      project.putScores(List.of(new ScoreEntry(clip.id(), "abc", "VAL", "sentiment", -1.5)));
    }
    try (ProjectFile project = ProjectFile.open(file)) {
      ClipEntry clip = project.clips().get(0);
      assertThat(clip.durationUs()).isEqualTo(9_000_000);
      assertThat(clip.name()).isEqualTo("talk.mp4");
      Tier tier = project.tiers(clip.id()).get(0);
      assertThat(project.segments(tier.id())).containsExactly(segment);
      assertThat(project.scores("abc")).extracting(ScoreEntry::value).containsExactly(-1.5);
      assertThat(project.scores("other")).isEmpty();
    }
  }

  @Test
  void aTierTakesItsSegmentsAlongAndPuttingItBackBringsNoneBack() throws LacunaException {
    try (ProjectFile project = ProjectFile.open(file)) {
      Tier tier = someTier(project);
      project.putSegments(
          List.of(
              new Segment(100, tier.id(), 5, 9, "b", Segment.Origin.MADE),
              new Segment(101, tier.id(), 0, 4, "a", Segment.Origin.IMPORTED)));
      assertThat(project.segments(tier.id())).extracting(Segment::label).containsExactly("a", "b");
      project.removeTier(tier.id());
      project.put(tier);
      assertThat(project.segments(tier.id())).isEmpty();
    }
  }

  @Test
  void manySegmentsAreSavedAllOrNotAtAll() throws LacunaException {
    try (ProjectFile project = ProjectFile.open(file)) {
      Tier tier = someTier(project);
      List<Segment> second =
          List.of(
              new Segment(100, tier.id(), 5, 9, "b", Segment.Origin.MADE),
              new Segment(101, 999, 5, 9, "of no tier", Segment.Origin.MADE));
      assertThatThrownBy(() -> project.putSegments(second)).isInstanceOf(LacunaException.class);
      assertThat(project.segments(tier.id())).isEmpty();
      project.put(second.get(0));
      assertThat(project.segments(tier.id())).hasSize(1);
    }
  }

  @Test
  void aSecondWindowIsToldSo() throws LacunaException {
    try (ProjectFile project = ProjectFile.open(file)) {
      assertThat(project.clips()).isEmpty();
      assertThatThrownBy(() -> ProjectFile.open(file))
          .isInstanceOf(LacunaException.class)
          .hasMessageContaining("is open in another window of Lacuna");
    }
    ProjectFile.open(file).close();
  }

  @Test
  void whatIsNoProjectIsLeftAsItIs() throws IOException, SQLException {
    Files.writeString(file, "Dear diary, this is not a database but some text of mine.");
    assertThatThrownBy(() -> ProjectFile.open(file))
        .hasMessageContaining("is not a Lacuna project, or it is damaged");
    assertThat(file).content().startsWith("Dear diary");

    Path other = folder.resolve("other.db");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE things (name TEXT)");
    }
    assertThatThrownBy(() -> ProjectFile.open(other))
        .hasMessageContaining("is a database of another program");
  }

  @Test
  void aNewerProjectIsNotTouched() throws LacunaException, SQLException {
    ProjectFile.open(file).close();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> ProjectFile.open(file)).hasMessageContaining("a newer Lacuna");
  }

  @Test
  void aFolderThatIsNotThereIsASentence() {
    assertThatThrownBy(() -> ProjectFile.open(folder.resolve("no/such/p.lacuna")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("check the folder");
  }

  static Tier someTier(ProjectFile project) throws LacunaException {
    ClipEntry clip = new ClipEntry(project.nextId(), Path.of("a.mp4"), 0, 0);
    project.put(clip);
    long annotator = project.annotator("Ann").id();
    Tier tier = new Tier(project.nextId(), clip.id(), annotator, "t", TierKind.TEXT, 0);
    project.put(tier);
    return tier;
  }

  @Test
  void aProjectOfTheFirstVersionGetsTheNewTables() throws LacunaException, SQLException {
    try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = old.createStatement()) {
      for (String table : Schema.step(1)) {
        s.execute(table);
      }
      for (String table : Schema.step(2)) {
        s.execute(table);
      }
      s.execute("INSERT INTO clip VALUES (1, 'talk.mp4', 5, 0)");
      s.execute("INSERT INTO finding VALUES (1, '12-34', 'so good', '')");
      s.execute("PRAGMA application_id = " + 0x4c414355);
      s.execute("PRAGMA user_version = 2");
    }
    try (ProjectFile project = ProjectFile.open(file)) {
      assertThat(project.clips()).hasSize(1);
      assertThat(project.playlists()).isEmpty();
      assertThat(project.findings())
          .as("whether its scores are to be trusted was not looked at")
          .containsExactly(new Finding(1, "12-34", "so good", Optional.empty(), ""));
    }
  }
}
