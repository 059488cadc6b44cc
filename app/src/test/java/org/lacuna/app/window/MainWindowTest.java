package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.attention.Direction;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.look.Theme;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Span;
import org.lacuna.app.timeline.TimelineLane;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

  private final FakePlayer[] player = new FakePlayer[1];
  private final WindowParts[] made = new WindowParts[1];
  private final Stage[] shown = new Stage[1];

  @Start
  void start(Stage unused) {
    // The given stage is shared by all test classes; a size that is set on it would stay.
    Stage stage = new Stage();
    player[0] = new FakePlayer();
    Texts texts = Texts.of(Locale.ENGLISH);
    made[0] =
        WindowParts.of(
            new FakeBackend(), new InlineRunner(), player[0], new RememberedHere(), texts, () -> 0);
    new LacunaStage(made[0], texts, stage);
    stage.setWidth(1280);
    stage.setHeight(800);
    shown[0] = stage;
    stage.show();
    made[0].session().start();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(shown[0]::close);
  }

  private WindowParts parts() {
    return made[0];
  }

  private void open(FxRobot robot, String name) {
    robot.interact(() -> parts().session().open(Path.of(name)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup("#" + id).queryAs(Label.class).getText();
  }

  @Test
  void theEmptyWindowOffersTheDemo(FxRobot robot) {
    assertThat(robot.lookup("#empty-demo").queryAs(Button.class).isVisible()).isTrue();
    robot.clickOn("#empty-demo");
    assertThat(text(robot, "clip-name")).isEqualTo("demo.mp4");
    assertThat(shown[0].getTitle()).isEqualTo("demo.mp4 \u2013 Lacuna");
    assertThat(player[0].shown).isPresent();
    assertThat(text(robot, "sentiment")).matches("[+\u2212]\\d\\.\\d\\d");
  }

  @Test
  void keysFlipSwitchesWhereverTheFocusIs(FxRobot robot) {
    open(robot, "sample.mp4");
    String full = text(robot, "sentiment");
    robot.interact(() -> robot.lookup("#demo").query().requestFocus());
    robot.press(KeyCode.DIGIT3).release(KeyCode.DIGIT3);
    assertThat(parts().session().used()).isEqualTo(ModalitySet.of(Modality.VISION, Modality.AUDIO));
    assertThat(text(robot, "sentiment")).isNotEqualTo(full);
    assertThat(text(robot, "difference")).contains(full);
    assertThat(robot.lookup("#toggle-language").queryAs(ToggleSwitch.class).isSelected()).isFalse();
  }

  @Test
  void digitsLabelWhileTheTiersHaveTheFocusAndFlipSwitchesElsewhere(FxRobot robot)
      throws TimeoutException {
    robot.interact(parts().project()::start);
    open(robot, "sample.mp4");
    robot.interact(() -> robot.lookup("#page-annotate").queryAs(ButtonBase.class).fire());
    assertThat(parts().annotation().isOpen().get()).isTrue();
    // what scrolls has its content from the next pulse on
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () -> robot.lookup("#annotate-lane-0").tryQuery().filter(Node::isVisible).isPresent());
    robot.clickOn("#annotate-lane-0");
    // Another label than the one that is predicted there.
    robot.press(KeyCode.DIGIT3).release(KeyCode.DIGIT3);
    assertThat(parts().session().switchedOn().get()).isEqualTo(ModalitySet.all());
    assertThat(text(robot, "annotate-what")).contains("corrected");
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    assertThat(player[0].keys).containsExactly(KeyCode.SPACE);
    robot.interact(() -> robot.lookup("#demo").query().requestFocus());
    robot.press(KeyCode.DIGIT2).release(KeyCode.DIGIT2);
    assertThat(parts().session().switchedOn().get().contains(Modality.AUDIO)).isFalse();
  }

  @Test
  void aClickOnARowOrItsSwitchFlipsOnce(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.clickOn("#switch-audio .modality-name");
    assertThat(parts().session().used().contains(Modality.AUDIO)).isFalse();
    robot.clickOn("#toggle-audio");
    assertThat(parts().session().used().contains(Modality.AUDIO)).isTrue();
  }

  @Test
  void aSwitchWithoutItsModalityDoesNotMoveAndSaysWhy(FxRobot robot) {
    open(robot, "silent.mp4");
    Node row = robot.lookup("#switch-audio").query();
    assertThat(robot.from(row).lookup("This file has no sound.").tryQuery()).isPresent();
    assertThat(robot.lookup("#toggle-audio").query().isDisabled()).isTrue();
    robot.clickOn("#switch-audio .modality-name");
    assertThat(parts().session().switchedOn().get()).isEqualTo(ModalitySet.all());
  }

  @Test
  void speechIsOfferedWhereThereAreNoWordsAndTheirHearingKeepsThePlace(FxRobot robot) {
    open(robot, "sample.mp4");
    assertThat(robot.lookup("#speech-offer").query().isVisible()).isFalse();
    open(robot, "voice.wav");
    assertThat(robot.lookup("#speech-offer").query().isVisible()).isTrue();
    robot.interact(() -> player[0].seek(3_000_000));
    robot.clickOn("#recognise-speech");
    assertThat(robot.lookup("#speech-offer").query().isVisible()).isFalse();
    assertThat(robot.lookup("#toggle-language").queryAs(ToggleSwitch.class).isSelected()).isTrue();
    Node row = robot.lookup("#switch-language").query();
    assertThat(robot.from(row).lookup("28 words from a fake (rough)").tryQuery()).isPresent();
    assertThat(player[0].timeUs().get()).isEqualTo(3_000_000);
  }

  @Test
  void spaceAndArrowsGoToThePlayerEvenFromAButton(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.interact(() -> robot.lookup("#theme").query().requestFocus());
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    assertThat(player[0].keys).containsExactly(KeyCode.SPACE, KeyCode.RIGHT);
    assertThat(parts().appearance().theme().get()).isEqualTo(Theme.LIGHT);
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(parts().appearance().theme().get()).isEqualTo(Theme.DARK);
  }

  @Test
  void anErrorIsASentenceThatCanBeClosed(FxRobot robot) {
    open(robot, "sample.mp4");
    open(robot, "letter.docx");
    assertThat(robot.lookup("#error").query().isVisible()).isTrue();
    assertThat(text(robot, "clip-name")).isEqualTo("sample.mp4");
    robot.clickOn("#error-close");
    assertThat(robot.lookup("#error").query().isVisible()).isFalse();
    open(robot, "letter.docx");
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(robot.lookup("#error").query().isVisible()).isFalse();
  }

  @Test
  void withEverythingOffTheWindowIsCalm(FxRobot robot) {
    open(robot, "sample.mp4");
    for (KeyCode key : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3)) {
      robot.press(key).release(key);
    }
    assertThat(text(robot, "scores-message"))
        .isEqualTo("Nothing left to look at: switch a modality on.");
    assertThat(robot.lookup("#sentiment").query().getParent().getParent().isVisible()).isFalse();
    robot.press(KeyCode.DIGIT2).release(KeyCode.DIGIT2);
    assertThat(robot.lookup("#sentiment").query().getParent().getParent().isVisible()).isTrue();
  }

  @Test
  void aPressOnTheLanesSeeks(FxRobot robot) {
    open(robot, "sample.mp4");
    Node lane = robot.lookup("#lane-real").query();
    Bounds b = lane.localToScreen(lane.getBoundsInLocal());
    double middle = (TimelineLane.GUTTER + b.getWidth()) / 2;
    robot.clickOn(new Point2D(b.getMinX() + middle, b.getCenterY()));
    long half = parts().timeline().durationUs().get() / 2;
    assertThat(parts().timeline().positionUs().get()).isBetween(half - 60_000, half + 60_000);
  }

  @Test
  void aDragOverARowDropsThatStretchAndUndoGivesItBack(FxRobot robot) {
    open(robot, "sample.mp4");
    Node lane = robot.lookup("#lane-shown").query();
    Bounds b = lane.localToScreen(lane.getBoundsInLocal());
    double left = b.getMinX() + TimelineLane.GUTTER + 40;
    double audio = b.getMinY() + b.getHeight() / 2;
    robot.drag(new Point2D(left, audio)).dropTo(new Point2D(left + 120, audio));
    Drops dropped = parts().session().choices().now().get().drops();
    assertThat(dropped.parts().keySet()).containsExactly(Modality.AUDIO);
    assertThat(robot.lookup("#undo").query().isDisabled()).isFalse();
    robot.clickOn("#undo");
    assertThat(parts().session().choices().now().get().drops().isNothing()).isTrue();
    assertThat(robot.lookup("#undo").query().isDisabled()).isTrue();
  }

  @Test
  void oneLaneCanHaveAllTheRoom(FxRobot robot) {
    open(robot, "sample.mp4");
    Node lane = robot.lookup("#lane-rebuilt").query();
    double before = lane.getLayoutBounds().getHeight();
    robot.interact(() -> robot.lookup("#lane-handle-rebuilt").query().requestFocus());
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lane.getLayoutBounds().getHeight()).isGreaterThan(2 * before);
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(lane.getLayoutBounds().getHeight()).isEqualTo(before);
  }

  @Test
  void lanesAreMovedHiddenAndBroughtBackByKeys(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.interact(() -> robot.lookup("#lane-handle-scores").query().requestFocus());
    robot.press(KeyCode.ALT, KeyCode.UP).release(KeyCode.UP, KeyCode.ALT);
    assertThat(parts().laneLayout().now().get().format()).startsWith("scores,shown,");
    robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
    assertThat(robot.lookup("#lane-scores").tryQuery()).isEmpty();
    assertThat(parts().remembered().get("lanes").orElseThrow()).startsWith("shown,");
    robot.interact(() -> parts().session().undoLog().undo());
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#lane-scores").tryQuery()).isPresent();
  }

  @Test
  void theWheelZoomsAboutThePointerAndTheRulerSelects(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.press(KeyCode.PLUS).release(KeyCode.PLUS);
    Span closer = parts().timeline().visible().get();
    assertThat(closer.lengthUs()).isLessThan(parts().timeline().durationUs().get());
    robot.press(KeyCode.DIGIT0).release(KeyCode.DIGIT0);
    Node ruler = robot.lookup("#timeline-ruler").query();
    Bounds b = ruler.localToScreen(ruler.getBoundsInLocal());
    Point2D from = new Point2D(b.getMinX() + TimelineLane.GUTTER + 60, b.getCenterY());
    robot.press(KeyCode.SHIFT).drag(from).dropTo(from.add(100, 0)).release(KeyCode.SHIFT);
    assertThat(parts().timeline().selection().get()).isPresent();
    assertThat(robot.lookup("#timeline-selection").query().isVisible()).isTrue();
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(parts().timeline().selection().get()).isEmpty();
  }

  @Test
  void theDirectionOfAttentionCanBeChosen(FxRobot robot) {
    open(robot, "sample.mp4");
    ChoiceBox<?> box = (ChoiceBox<?>) robot.lookup("#attention-direction").query();
    robot.interact(() -> box.getSelectionModel().select(2));
    Direction third = parts().attention().directions().get().get(2);
    assertThat(parts().attention().direction().get()).contains(third);
    assertThat(parts().attention().picture().get()).isPresent();
  }

  @Test
  void nothingIsCutOffAtAnySize(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.press(KeyCode.DIGIT2).release(KeyCode.DIGIT2);
    for (double[] size : new double[][] {{1280, 800}, {1080, 640}, {1280, 720}}) {
      robot.interact(
          () -> {
            shown[0].setWidth(size[0]);
            shown[0].setHeight(size[1]);
          });
      WaitForAsyncUtils.sleep(120, TimeUnit.MILLISECONDS);
      WaitForAsyncUtils.waitForFxEvents();
      for (Node n : robot.lookup(".label").queryAll()) {
        assertWhole((Label) n, size);
      }
    }
  }

  private static boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** A label that shows fewer letters than it has is cut off. */
  private static void assertWhole(Label label, double[] size) {
    if (!isSeen(label) || label.getText().isEmpty()) {
      return;
    }
    String drawn =
        label.lookupAll(".text").stream()
            .filter(n -> n instanceof Text)
            .map(n -> ((Text) n).getText())
            .findFirst()
            .orElse("");
    assertThat(drawn)
        .as("%s at %.0f x %.0f", label.getText(), size[0], size[1])
        .isEqualTo(label.getText());
  }
}
