package org.lacuna.app.degrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.fake.Dressed;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.media.degrade.Degradation;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DegradeViewTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final InlineRunner runner = new InlineRunner();
  private final SessionViewModel session =
      new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
  private final Timeline timeline = new Timeline();
  private final Stage[] shown = new Stage[1];

  @Start
  void start(Stage unused) {
    Stage stage = new Stage();
    shown[0] = stage;
    DegradeViewModel model = new DegradeViewModel(session, timeline, runner, texts);
    stage.setScene(
        Dressed.scene(new DegradeView(model, timeline, texts), 872, 352, "css/degrade.css"));
    stage.show();
    session.start();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(shown[0]::close);
  }

  private void open(FxRobot robot, String name) {
    robot.interact(
        () -> {
          session.open(Path.of(name));
          timeline.reset(12_600_000);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private ToggleButton toggle(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(ToggleButton.class);
  }

  @Test
  void noiseIsAppliedLookedAtAndTakenBack(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.interact(() -> robot.lookup("#degrade-amount").queryAs(Slider.class).setValue(12));
    assertThat(robot.lookup("#degrade-amount-text").queryAs(Label.class).getText())
        .isEqualTo("12 dB SNR");
    robot.clickOn("#degrade-apply");
    assertThat(session.clip().get().orElseThrow().changes()).hasSize(1);
    assertThat(toggle(robot, "#degrade-worse").isSelected()).isTrue();
    robot.clickOn("#degrade-original");
    assertThat(session.clip().get().orElseThrow().changes()).isEmpty();
    assertThat(toggle(robot, "#degrade-original").isSelected()).isTrue();
    robot.clickOn("#degrade-worse");
    assertThat(session.clip().get().orElseThrow().changes()).hasSize(1);
    robot.clickOn("#degrade-remove-0");
    assertThat(session.choices().now().get().degrading().changes()).isEmpty();
    assertThat(toggle(robot, "#degrade-worse").isDisabled()).isTrue();
  }

  @Test
  void wordsAreTypedAndEnterAppliesThem(FxRobot robot) {
    open(robot, "sample.mp4");
    assertThat(robot.lookup("#degrade-words").query().isVisible()).isFalse();
    robot.clickOn("#degrade-replace");
    assertThat(robot.lookup("#degrade-apply").query().isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#degrade-words").queryAs(TextField.class).setText("no"));
    assertThat(robot.lookup("#degrade-apply").query().isDisabled()).isFalse();
    robot.interact(
        () ->
            robot
                .lookup("#degrade-words")
                .queryAs(TextField.class)
                .fireEvent(new javafx.event.ActionEvent()));
    assertThat(session.choices().now().get().degrading().changes().get(0).how())
        .isEqualTo(new Degradation.Replace("no"));
  }

  @Test
  void whatCannotBeMadeWorseSaysWhy(FxRobot robot) {
    open(robot, "voice.wav");
    ToggleButton blur = toggle(robot, "#degrade-blur");
    assertThat(blur.isDisabled()).isTrue();
    assertThat(blur.getAccessibleText()).contains("No face was found in this clip.");
    assertThat(robot.lookup("#degrade-place").queryAs(Label.class).getText())
        .startsWith("The whole clip.");
  }
}
