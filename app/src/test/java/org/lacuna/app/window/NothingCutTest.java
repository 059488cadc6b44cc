package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lacuna.app.window.ShownWindow.seen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.inference.signal.Modality;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whether every word of the window is there to be read, at the size that most people have. */
@ExtendWith(ApplicationExtension.class)
class NothingCutTest {

  /** Names of files and what people say have any length; the tip has the whole of them. */
  private static final Set<String> OF_ANY_LENGTH =
      Set.of("clip-name", "clip-row-name", "project-menu");

  private static final List<String> MODES = List.of("subsets", "table", "models", "session");

  private final ShownWindow window = new ShownWindow();

  @Start
  void start(Stage unused) {
    window.show("sample.mp4");
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  @Test
  void nothingEndsInDotsOrOutsideTheWindow(FxRobot robot) {
    Map<String, Set<String>> cut = new LinkedHashMap<>();
    for (boolean list : new boolean[] {true, false}) {
      robot.interact(() -> window.unfold(list));
      String beside = list ? " beside the list" : " alone";
      window.everyPage(robot, (page, root) -> cut.put(page.id() + beside, cut(root)));
      compared(robot, (mode, root) -> cut.put(mode + beside, cut(root)));
    }
    assertThat(cut).hasSize(2 * (window.pages().pages().size() + MODES.size()));
    assertThat(cut).allSatisfy((where, texts) -> assertThat(texts).as(where).isEmpty());
  }

  @Test
  void noneOfItWithASwitchOffAndAnEmotionExplained(FxRobot robot) {
    robot.interact(() -> window.parts().session().setOn(Modality.AUDIO, false));
    InfluenceViewModel why = window.parts().influence();
    robot.interact(() -> why.target().set(Optional.of("happy")));
    Map<String, Set<String>> cut = new LinkedHashMap<>();
    window.everyPage(robot, (page, root) -> cut.put(page.id(), cut(root)));
    compared(robot, (mode, root) -> cut.put(mode, cut(root)));
    assertThat(cut).allSatisfy((where, texts) -> assertThat(texts).as(where).isEmpty());
  }

  @Test
  void norOnALargeScreen(FxRobot robot) {
    Map<String, Set<String>> cut = new LinkedHashMap<>();
    window.everyPage(robot, (page, root) -> cut.put(page.id(), cutWhenLarge(root)));
    compared(robot, (mode, root) -> cut.put(mode, cutWhenLarge(root)));
    assertThat(cut).allSatisfy((where, texts) -> assertThat(texts).as(where).isEmpty());
  }

  /** The screen of the tests is smaller than that: only the layout is made. */
  private static Set<String> cutWhenLarge(Node root) {
    root.resize(2560, 1440);
    Set<String> found = cut(root);
    root.resize(ShownWindow.WIDTH, ShownWindow.HEIGHT);
    return found;
  }

  /** The page that compares has views of its own. */
  private void compared(FxRobot robot, BiConsumer<String, Node> look) {
    robot.interact(() -> window.pages().choose("compare"));
    for (String mode : MODES) {
      robot.interact(((ButtonBase) window.scene().lookup("#compare-" + mode))::fire);
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> look.accept("compare " + mode, window.scene().getRoot()));
    }
  }

  /** Texts that are not seen whole. */
  static Set<String> cut(Node root) {
    root.applyCss();
    ((Parent) root).layout();
    Set<String> found = new TreeSet<>();
    for (Node node : seen(root)) {
      if (node instanceof Labeled labeled && shortened(labeled)) {
        found.add("in dots: \"" + labeled.getText() + "\" " + labeled.getStyleClass());
      }
      if (node instanceof Text text && outside(text, root)) {
        found.add("outside: \"" + text.getText() + "\" " + text.getParent().getStyleClass());
      }
    }
    return found;
  }

  private static boolean shortened(Labeled labeled) {
    boolean any =
        labeled.getStyleClass().stream().anyMatch(OF_ANY_LENGTH::contains)
            || labeled instanceof ListCell;
    String whole = labeled.getText();
    return !any
        && whole != null
        && labeled.getChildrenUnmodifiable().stream()
            .filter(n -> n instanceof Text && n.isVisible())
            .map(n -> ((Text) n).getText())
            .anyMatch(shown -> shown.endsWith(labeled.getEllipsisString()) && !whole.equals(shown));
  }

  private static boolean outside(Text text, Node root) {
    for (Node at = text; at != null; at = at.getParent()) {
      if (at instanceof ScrollPane) {
        return false;
      }
    }
    Bounds there = text.localToScene(text.getBoundsInLocal());
    return !text.getText().isBlank()
        && there.getWidth() > 0
        && (there.getMaxX() > root.getLayoutBounds().getWidth() + 1 || there.getMinX() < -1);
  }
}
