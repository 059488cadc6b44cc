package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lacuna.app.look.Theme;
import org.lacuna.app.mapping.ForeignFiles;
import org.lacuna.app.mapping.propose.InputRole;
import org.lacuna.app.picture.Pictures;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The mapping assistant and the reports as a user sees them. */
@SuppressWarnings("StringConcatToTextBlock") // files as they are, line ends and all
@ExtendWith(ApplicationExtension.class)
class ResearchWindowsTest {

  private final ShownWindow window = new ShownWindow();

  @TempDir Path folder;

  @Start
  void start(Stage unused) {
    window.show("sample.mp4");
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  /** Set aside for a person to look at: -Dlacuna.drawings=FOLDER. */
  private static void keep(FxRobot robot, Node node, String name) throws IOException {
    String keep = System.getProperty("lacuna.drawings", "");
    if (!keep.isEmpty()) {
      AtomicReference<byte[]> png = new AtomicReference<>(new byte[0]);
      robot.interact(() -> png.set(Pictures.png(node)));
      Files.write(Path.of(keep, name + ".png"), png.get());
    }
  }

  /** Everything says what it is and stands out, in both themes, whatever is chosen in it. */
  private void usable(FxRobot robot, Scene scene, Runnable... choices) {
    for (Theme theme : Theme.values()) {
      window.wear(robot, theme);
      for (Runnable choice : choices) {
        robot.interact(choice);
        WaitForAsyncUtils.waitForFxEvents();
        AtomicReference<Set<String>> mute = new AtomicReference<>(Set.of());
        AtomicReference<Set<String>> faint = new AtomicReference<>(Set.of());
        robot.interact(() -> mute.set(ReachTest.mute(scene.getRoot())));
        robot.interact(() -> faint.set(ReachTest.faint(scene.getRoot())));
        assertThat(mute.get()).isEmpty();
        assertThat(faint.get()).isEmpty();
      }
    }
  }

  private Scene assistant(FxRobot robot, String habit) throws IOException {
    Path file = folder.resolve(habit + ".onnx");
    Files.write(file, Optional.ofNullable(ForeignFiles.all().get(habit)).orElseThrow());
    robot.interact(() -> window.parts().research().opener().open(file));
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#mapping-inputs").query().getScene();
  }

  @Test
  void theAssistantShowsWhatItGuessedAndKeepsAWorkingCard(FxRobot robot) throws IOException {
    Scene scene = assistant(robot, "few-columns");
    keep(robot, scene.getRoot(), "mapping-few");
    @SuppressWarnings("unchecked")
    ComboBox<InputRole> role = (ComboBox<InputRole>) scene.lookup("#role-0");
    assertThat(role.getValue().kind()).isEqualTo(InputRole.Kind.FEATURES);
    Button test = (Button) scene.lookup("#mapping-test");
    assertThat(test.isDisabled()).isFalse();
    robot.interact(test::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(scene.lookup("#mapping-said").lookupAll(".said-good")).hasSize(1);
    keep(robot, scene.getRoot(), "mapping-tested");
    usable(robot, scene, () -> {});
    robot.interact(((Button) scene.lookup("#mapping-write"))::fire);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(folder.resolve("few-columns-lacuna/card.json")).isRegularFile();
    assertThat(window.parts().session().chosenModel())
        .contains(folder.resolve("few-columns-lacuna").toString());
  }

  @Test
  void aNetworkThatCannotBeFedSaysWhyInOneSentence(FxRobot robot) throws IOException {
    Scene scene = assistant(robot, "published");
    keep(robot, scene.getRoot(), "mapping-refused");
    usable(robot, scene, () -> {});
    assertThat(scene.lookup("#mapping-write").isDisabled()).isTrue();
    assertThat(scene.lookup("#mapping-said").lookupAll(".said-problem"))
        .extracting(n -> ((Label) n).getText())
        .anyMatch(t -> t.contains("made for other features"));
  }

  @Test
  void reportsShowTablesCurvesAndClips(FxRobot robot) throws IOException {
    Path report = Files.createDirectories(folder.resolve("report"));
    String results =
        "model,given,metric,value,low_95,high_95,samples,networks,sd_networks\n"
            + "KT,audio,mae,1.2,1.1,1.3,100,1,\nKT,vision,mae,1.1,1.0,1.2,100,1,\n"
            + "KT,random missing 0.00,mae,1.0,0.9,1.1,100,1,\n"
            + "KT,random missing 0.50,mae,1.1,1.0,1.3,100,1,\n";
    Files.writeString(report.resolve("results.csv"), results);
    StringBuilder answers =
        new StringBuilder(
            "model,network,recording,segment,id,given,head,question,label,prediction,probability\n");
    for (int i = 0; i < 12; i++) {
      String clip = "KT,1,video," + i + "," + (i == 11 ? "sample" : "video[" + i + "]");
      answers.append(clip).append(",vision+audio,sentiment,sentiment,1,").append(0.2 * i);
      answers.append(",\n").append(clip).append(",vision,sentiment,sentiment,1,");
      answers.append(3 - 0.3 * i).append(",\n");
    }
    Files.writeString(report.resolve("answers.csv"), answers.toString());
    robot.interact(() -> window.parts().research().reports().open(report));
    robot.interact(
        () ->
            window
                .parts()
                .research()
                .showReports(
                    window.stage().getScene().getRoot(), window.parts().appearance().theme()));
    WaitForAsyncUtils.waitForFxEvents();
    TableView<?> figures = robot.lookup("#figures").queryAs(TableView.class);
    assertThat(figures.getItems()).hasSize(1);
    keep(robot, figures.getScene().getRoot(), "reports-metrics");
    TabPane tabs = (TabPane) figures.getScene().lookup(".tab-pane");
    for (int i = 0; i < tabs.getTabs().size(); i++) {
      int at = i;
      robot.interact(() -> tabs.getSelectionModel().select(at));
      WaitForAsyncUtils.waitForFxEvents();
      keep(robot, figures.getScene().getRoot(), "reports-" + tabs.getTabs().get(i).getId());
    }
    aClipIsOneClickAway(robot, figures.getScene());
    robot.interact(() -> tabs.getSelectionModel().select(0));
    int last = tabs.getTabs().size() - 1;
    usable(
        robot,
        figures.getScene(),
        () -> tabs.getSelectionModel().select(0),
        () -> tabs.getSelectionModel().select(last));
    keep(robot, figures.getScene().getRoot(), "reports-dark");
    assertThat(figures.getScene().getRoot().getStyleClass())
        .contains(Theme.DARK.styleClass())
        .doesNotContain(Theme.LIGHT.styleClass());
  }

  /** The arrow keys walk through the clips, the worst first; enter opens the one of the session. */
  private void aClipIsOneClickAway(FxRobot robot, Scene scene) {
    TableView<?> clips = (TableView<?>) scene.lookup("#clips");
    assertThat(clips.getItems()).hasSize(12);
    Node plot = scene.lookup("#reports-errors");
    assertThat(plot.getAccessibleText()).startsWith("12 clips by error");
    robot.interact(
        () -> {
          window.parts().project().start();
          window.parts().session().open(Path.of("sample.mp4"));
          window.parts().session().open(Path.of("demo.mp4"));
        });
    assertThat(window.parts().session().clip().get().orElseThrow().file()).hasFileName("demo.mp4");
    robot.interact(
        () -> {
          plot.requestFocus();
          plot.fireEvent(key(KeyCode.DOWN));
          plot.fireEvent(key(KeyCode.ENTER));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(plot.getAccessibleText()).startsWith("sample\nEverything: 1.20\nV: 1.30");
    assertThat(window.parts().session().clip().get().orElseThrow().file())
        .hasFileName("sample.mp4");
  }

  private static KeyEvent key(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }
}
