package org.lacuna.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.fake.Dressed;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SaveMenuTest {

  @TempDir Path folder;

  private final AtomicReference<SaveMenu> menu = new AtomicReference<>();
  private final List<String> asked = new ArrayList<>();
  private final SessionViewModel session =
      new SessionViewModel(
          new FakeBackend(), new InlineRunner(), Texts.of(Locale.ENGLISH), () -> 0);

  @Start
  void start(Stage unused) {
    Label label = new Label("a < b & \"c\"\nsecond line");
    Polygon arrow = new Polygon(0, 0, 10, 5, 0, 10);
    StackPane clipped = new StackPane(label, arrow);
    clipped.setClip(new Rectangle(0, 0, 80, 40));
    clipped.setStyle(
        "-fx-background-color: #ff0000, #00ff00; -fx-background-insets: 0, 2;"
            + " -fx-background-radius: 6px, 4px; -fx-border-color: blue; -fx-rotate: 10;");
    StackPane view = new StackPane(clipped);
    Stage stage = new Stage();
    stage.setScene(Dressed.scene(view, 200, 100));
    stage.show();
    NumberTable one = new NumberTable("one", List.of("a", "b"), List.of(List.of("1,5", "")));
    NumberTable two = new NumberTable("two", List.of("c"), List.of(List.of("said \"no\"")));
    menu.set(
        new SaveMenu(
            session,
            new InlineRunner(),
            Texts.of(Locale.ENGLISH),
            (title, name) -> {
              asked.add(name);
              return Optional.of(folder.resolve(name));
            },
            () ->
                List.of(
                    new Savable("first", "First", view, () -> List.of(one, two)),
                    new Savable("other", "Other", view, List::of)),
            Optional.of(() -> Optional.of(cancel -> "<html>page</html>")),
            () -> "clip"));
  }

  private List<MenuItem> items(FxRobot robot) {
    var shown = Objects.requireNonNull(menu.get(), "made by the start");
    robot.interact(() -> shown.getOnShowing().handle(null));
    List<MenuItem> all = new ArrayList<>();
    for (MenuItem item : shown.getItems()) {
      all.add(item);
      if (item instanceof Menu below) {
        all.addAll(below.getItems());
      }
    }
    return all;
  }

  private void choose(FxRobot robot, String id) {
    MenuItem item =
        items(robot).stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
    robot.interact(item::fire);
  }

  @Test
  void eachWayOfSavingWritesItsFile(FxRobot robot) throws Exception {
    choose(robot, "save-first-svg");
    choose(robot, "save-first-png");
    choose(robot, "save-report");
    assertThat(asked).containsExactly("clip-first.svg", "clip-first.png", "clip-report.html");
    String svg = Files.readString(folder.resolve("clip-first.svg"));
    assertThat(svg)
        .contains("a &lt; b &amp; &quot;c&quot;")
        .contains(">second line</text>")
        .contains("clip-path=\"url(#")
        .contains("#00ff00")
        .contains("stroke=\"#0000ff\"")
        .contains("matrix(0.985");
    assertThat(Files.readAllBytes(folder.resolve("clip-first.png")))
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(Files.readString(folder.resolve("clip-report.html"))).contains("page");
    assertThat(session.note().get().orElseThrow().sentence()).contains("clip-report.html");
  }

  @Test
  void severalTablesAreSeveralFilesAndCellsAreQuoted(FxRobot robot) throws Exception {
    choose(robot, "save-first-csv");
    assertThat(Files.readString(folder.resolve("clip-first-one.csv"))).isEqualTo("a,b\n\"1,5\",\n");
    assertThat(Files.readString(folder.resolve("clip-first-two.csv")))
        .isEqualTo("c\n\"said \"\"no\"\"\"\n");
    assertThat(session.note().get().orElseThrow().sentence()).contains("2 files");
  }

  @Test
  void aViewWithoutNumbersSaysSo(FxRobot robot) {
    MenuItem numbers =
        items(robot).stream()
            .filter(i -> "save-other-csv".equals(i.getId()))
            .findFirst()
            .orElseThrow();
    assertThat(numbers.isDisable()).isTrue();
    assertThat(numbers.getText()).isEqualTo("No numbers behind it");
  }

  @Test
  void aFileThatCannotBeWrittenIsOneSentence(FxRobot robot) throws Exception {
    Files.createDirectories(folder.resolve("clip-first.svg"));
    Files.writeString(folder.resolve("clip-first.svg/taken"), "");
    choose(robot, "save-first-svg");
    assertThat(session.error().get().orElseThrow().sentence()).contains("clip-first.svg");
  }
}
