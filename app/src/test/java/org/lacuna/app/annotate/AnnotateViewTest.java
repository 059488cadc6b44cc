package org.lacuna.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.fake.Dressed;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.TierKind;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.app.timeline.TimelineLane;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class AnnotateViewTest {

  private static final long LENGTH_US = 12_600_000;

  private final Timeline timeline = new Timeline();
  private final List<String> refused = new ArrayList<>();
  private final AnnotationViewModel[] made = new AnnotationViewModel[1];
  private final Stage[] shown = new Stage[1];

  @Start
  void start(Stage unused) {
    Texts texts = Texts.of(Locale.ENGLISH);
    InlineRunner runner = new InlineRunner();
    RememberedHere remembered = new RememberedHere();
    SessionViewModel session = new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
    session.clip().addListener(o -> timeline.reset(LENGTH_US));
    OpenProject project =
        new OpenProject(runner, remembered, Optional.empty(), why -> refused.add(why.sentence()));
    made[0] = new AnnotationViewModel(session, timeline, project, remembered, texts);
    AnnotateView view =
        new AnnotateView(made[0], timeline, texts, new ReadOnlyObjectWrapper<>(Theme.LIGHT));
    Scene scene = Dressed.scene(view, 860, 380, "css/annotate.css");
    // as the window does it
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (view.takeKey(e)) {
            e.consume();
          }
        });
    shown[0] = new Stage();
    shown[0].setScene(scene);
    shown[0].show();
    project.start();
    session.start();
    session.open(Path.of("sample.mp4"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(shown[0]::close);
    assertThat(refused).isEmpty();
  }

  private List<Segment> segments() {
    return made[0].annotations().get().segments().values().stream().flatMap(List::stream).toList();
  }

  private static void press(FxRobot robot, KeyCode... codes) {
    robot.press(codes).release(codes);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(Label.class).getText();
  }

  /** Where that moment lies on a lane. */
  private static Point2D at(FxRobot robot, String lane, double seconds) {
    Node node = robot.lookup("#" + lane).query();
    Bounds b = node.localToScreen(node.getBoundsInLocal());
    double plot = b.getWidth() - TimelineLane.GUTTER;
    double x = b.getMinX() + TimelineLane.GUTTER + plot * seconds * 1e6 / LENGTH_US;
    return new Point2D(x, b.getMinY() + 10);
  }

  @Test
  void aClickOnTheRowsGivesThemTheKeysAndItIsSaid(FxRobot robot) {
    robot.interact(() -> robot.lookup("#annotate-undo").query().getParent().requestFocus());
    assertThat(text(robot, "annotate-status")).startsWith("Click the tiers");
    robot.clickOn(at(robot, "annotate-lane-0", 1));
    assertThat(text(robot, "annotate-status")).startsWith("The keys below work now");
    press(robot, KeyCode.ENTER);
    press(robot, KeyCode.DIGIT4);
    assertThat(segments()).hasSize(2);
    assertThat(segments().get(1).label()).isEqualTo("angry");
    assertThat(text(robot, "annotate-what")).contains("4.20 s").contains("corrected");
    assertThat(text(robot, "annotate-saved")).isEqualTo("All saved");
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(segments()).isEmpty();
  }

  @Test
  void theMouseDrawsDragsAndLabels(FxRobot robot) {
    robot.interact(() -> made[0].tiers().add(TierKind.SENTIMENT));
    WaitForAsyncUtils.waitForFxEvents();
    robot.drag(at(robot, "annotate-lane-2", 2)).dropTo(at(robot, "annotate-lane-2", 4));
    assertThat(segments()).hasSize(1);
    assertThat(segments().get(0).startUs()).isBetween(1_950_000L, 2_050_000L);
    robot.clickOn("#annotate-label--2");
    assertThat(segments().get(0).label()).isEqualTo("-2");
    robot.drag(at(robot, "annotate-lane-2", 4)).dropTo(at(robot, "annotate-lane-2", 6));
    assertThat(segments().get(0).endUs()).isBetween(5_900_000L, 6_100_000L);
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(segments().get(0).endUs()).isBetween(3_900_000L, 4_100_000L);
  }

  @Test
  void textIsTypedWithoutTheKeysOfThePage(FxRobot robot) {
    robot.interact(() -> made[0].tiers().add(TierKind.TEXT));
    robot.clickOn(at(robot, "annotate-lane-2", 3));
    press(robot, KeyCode.N);
    press(robot, KeyCode.F2);
    assertThat(robot.lookup("#annotate-field").queryAs(TextField.class).isFocused()).isTrue();
    robot.write("n 1 s");
    press(robot, KeyCode.ENTER);
    assertThat(segments()).extracting(Segment::label).containsExactly("n 1 s");
    assertThat(robot.lookup("#annotate-desk").query().isFocused()).isTrue();
    press(robot, KeyCode.F2);
    robot.write("x");
    press(robot, KeyCode.ESCAPE);
    assertThat(segments()).extracting(Segment::label).containsExactly("n 1 s");
  }

  @Test
  void aSecondAnnotatorIsNamedAndComparedWithTheFirst(FxRobot robot) {
    robot.clickOn(at(robot, "annotate-lane-0", 1));
    press(robot, KeyCode.ENTER);
    press(robot, KeyCode.ENTER);
    ComboBox<?> who = robot.lookup("#annotate-who").queryAs(ComboBox.class);
    robot.doubleClickOn(who.getEditor());
    press(robot, KeyCode.CONTROL, KeyCode.A);
    robot.write("Bob");
    press(robot, KeyCode.ENTER);
    assertThat(made[0].desk().who().get()).isEqualTo("Bob");
    robot.clickOn(at(robot, "annotate-lane-0", 1));
    press(robot, KeyCode.DIGIT3);
    robot.clickOn("#annotate-choice-agreement");
    assertThat(text(robot, "agreement-alpha")).startsWith("Krippendorff");
    assertThat(robot.lookup("#agreement-pair-2").queryAs(javafx.scene.control.ToggleButton.class))
        .isNotNull();
    robot.clickOn("#agreement-pair-2");
    assertThat(robot.lookup("#agreement-confusion").query().isVisible()).isTrue();
    assertThat(made[0].numbers()).extracting(NumberTable::name).contains("agreement");
    robot.clickOn("#annotate-choice-tiers");
    assertThat(robot.lookup("#annotate-desk").query().isVisible()).isTrue();
  }

  @Test
  void emptyStatesSayWhatToDo(FxRobot robot) {
    assertThat(robot.lookup(".annotate-desk .calm-message").queryAs(Label.class).getText())
        .startsWith("No tier of yours yet");
    robot.clickOn("#annotate-choice-agreement");
    assertThat(text(robot, "agreement-message")).startsWith("Nothing to compare yet");
  }

  @Test
  void everyControlHasANameAndNoLabelOfTheLegendIsCut(FxRobot robot) {
    robot.interact(() -> made[0].tiers().add(TierKind.EMOTION_7));
    WaitForAsyncUtils.waitForFxEvents();
    for (Node n : robot.lookup(".annotate-card .button").queryAll()) {
      Button button = (Button) n;
      assertThat(Optional.ofNullable(button.getText()).orElse("") + button.getAccessibleText())
          .as(String.valueOf(button.getId()))
          .isNotBlank();
    }
    assertThat(robot.lookup("#annotate-desk").query().getAccessibleText())
        .isEqualTo("Emotion. No segment selected");
    Bounds all =
        shown[0]
            .getScene()
            .getRoot()
            .localToScreen(shown[0].getScene().getRoot().getBoundsInLocal());
    for (Node n : robot.lookup(".annotate-legend .label").queryAll()) {
      assertThat(all.contains(n.localToScreen(n.getBoundsInLocal()))).isTrue();
    }
    assertThat(robot.lookup("#annotate-file").queryAs(MenuButton.class).isDisabled()).isFalse();
  }
}
