package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.attention.AttentionViewModel;
import org.lacuna.app.lanes.LaneLayout;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Views that are drawn, and menus, by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class KeysInViewsTest {

  private final ShownWindow window = new ShownWindow();

  @Start
  void start(Stage unused) {
    window.show("sample.mp4");
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  private void press(FxRobot robot, KeyCode... codes) {
    for (KeyCode code : codes) {
      robot.interact(() -> window.key(code));
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node heads(FxRobot robot) {
    robot.interact(() -> window.pages().choose("attention"));
    WaitForAsyncUtils.waitForFxEvents();
    Node heads = robot.lookup("#attention-heads").query();
    robot.interact(heads::requestFocus);
    return heads;
  }

  @Test
  void arrowsGoThroughTheHeadsAndEnterChooses(FxRobot robot) {
    AttentionViewModel model = window.parts().attention();
    Node heads = heads(robot);
    assertThat(heads.getAccessibleText()).startsWith("Layer 1, All heads, chosen.");
    press(robot, KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(heads.getAccessibleText())
        .startsWith("Layer 1, Head 2. ")
        .contains(model.sentence(0, 1).orElseThrow())
        .endsWith("Enter chooses it.");
    assertThat(model.head().get()).as("looked at, not chosen").isEqualTo(AttentionViewModel.MEAN);
    press(robot, KeyCode.ENTER);
    assertThat(model.head().get()).isEqualTo(1);
    assertThat(heads.getAccessibleText()).startsWith("Layer 1, Head 2, chosen.");
    assertThat(window.player.keys).as("the arrows were not the player's").isEmpty();
  }

  @Test
  void theHeadsEndAtTheirEdges(FxRobot robot) {
    AttentionViewModel model = window.parts().attention();
    Node heads = heads(robot);
    press(robot, KeyCode.HOME, KeyCode.UP, KeyCode.LEFT);
    assertThat(heads.getAccessibleText()).startsWith("All layers, All heads.");
    press(robot, KeyCode.END, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.SPACE);
    assertThat(model.layer().get()).isEqualTo(model.layers() - 1);
    assertThat(model.head().get()).isEqualTo(model.heads() - 1);
    press(robot, KeyCode.TAB);
    assertThat(heads.isFocused()).isFalse();
    assertThat(heads.getAccessibleText()).startsWith("All layers and heads as small maps.");
  }

  @Test
  void theMenuOfLanesStaysOpenWhileLanesAreTicked(FxRobot robot) {
    LaneLayout before = window.parts().laneLayout().now().get();
    String first = before.places().get(0).id();
    MenuButton menu = robot.lookup("#lanes-menu").queryAs(MenuButton.class);
    robot.interact(menu::show);
    WaitForAsyncUtils.waitForFxEvents();
    Node row = robot.lookup("#lanes-show-" + first).query();
    robot.clickOn(row);
    assertThat(window.parts().laneLayout().now().get().shows(first)).isFalse();
    assertThat(menu.isShowing()).isTrue();
    robot.clickOn(row);
    assertThat(window.parts().laneLayout().now().get().shows(first)).isTrue();
    assertThat(menu.isShowing()).isTrue();
    robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
    LaneLayout ticked = window.parts().laneLayout().now().get();
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(window.parts().laneLayout().now().get()).as("by key").isNotEqualTo(ticked);
    assertThat(menu.isShowing()).isTrue();
    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(menu.isShowing()).isFalse();
  }

  @Test
  void theChosenPageIsThatOfLastTime(FxRobot robot) {
    robot.interact(() -> window.pages().choose("why"));
    robot.interact(window.stage()::close);
    robot.interact(() -> window.show("sample.mp4"));
    assertThat(window.pages().shown().get().id()).isEqualTo("why");
  }
}
