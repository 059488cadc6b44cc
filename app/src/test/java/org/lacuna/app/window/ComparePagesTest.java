package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.attention.AttentionViewModel;
import org.lacuna.app.attention.Direction;
import org.lacuna.app.compare.SubsetResult;
import org.lacuna.app.drop.RankedPart;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The views of comparisons, attention and reasons inside the window. */
@ExtendWith(ApplicationExtension.class)
class ComparePagesTest {

  private static final ModalitySet NO_SOUND = ModalitySet.of(Modality.VISION, Modality.LANGUAGE);

  private final ShownWindow window = new ShownWindow();

  @Start
  void start(Stage unused) {
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    window.close(robot);
  }

  private WindowParts parts() {
    return window.parts();
  }

  private void open(FxRobot robot, String name, String page) {
    robot.interact(() -> parts().session().open(Path.of(name)));
    robot.clickOn("#page-" + page);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @SuppressWarnings("unchecked")
  private static <T> TableView<T> table(FxRobot robot, String id) {
    return (TableView<T>) robot.lookup("#" + id).query();
  }

  private static void sort(FxRobot robot, TableView<?> table, String column) {
    TableColumn<?, ?> by =
        table.getColumns().stream().filter(c -> column.equals(c.getId())).findFirst().orElseThrow();
    robot.interact(
        () -> {
          by.setSortType(TableColumn.SortType.ASCENDING);
          sortBy(table, by);
        });
  }

  @SuppressWarnings("unchecked")
  private static <T> void sortBy(TableView<T> table, TableColumn<?, ?> by) {
    table.getSortOrder().setAll(List.of((TableColumn<T, ?>) by));
    table.sort();
  }

  @Test
  void aPressOnAMultipleSetsTheSwitches(FxRobot robot) {
    open(robot, "sample.mp4", "compare");
    robot.clickOn("#subset-vision-language");
    assertThat(parts().session().used()).isEqualTo(NO_SOUND);
    robot.clickOn("#undo");
    assertThat(parts().session().used()).isEqualTo(ModalitySet.all());
    robot.interact(() -> robot.lookup("#subset-audio").query().requestFocus());
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(parts().session().used()).isEqualTo(ModalitySet.of(Modality.AUDIO));
  }

  @Test
  void aMultipleWithoutAnswerSaysWhyAndCannotBePressed(FxRobot robot) {
    open(robot, "silent.mp4", "compare");
    Node audio = robot.lookup("#subset-audio").query();
    assertThat(audio.isDisabled()).isTrue();
    assertThat(audio.getAccessibleText()).contains("This file has no sound.");
    assertThat(robot.from(audio).lookup("This file has no sound.").tryQuery()).isPresent();
    assertThat(robot.lookup("#subset-vision").query().isDisabled()).isFalse();
  }

  @Test
  void theTableSortsByEveryColumnAndKeepsWhatHasNoValueTogether(FxRobot robot) {
    open(robot, "silent.mp4", "compare");
    robot.clickOn("#compare-table");
    TableView<SubsetResult> table = table(robot, "subset-table");
    assertThat(table.getItems()).hasSize(7);
    sort(robot, table, "column-sentiment");
    List<SubsetResult> rows = List.copyOf(table.getItems());
    assertThat(rows.subList(0, 4)).noneMatch(SubsetResult::answered);
    for (int i = 5; i < 7; i++) {
      assertThat(rows.get(i).sentiment().getAsDouble())
          .isGreaterThanOrEqualTo(rows.get(i - 1).sentiment().getAsDouble());
    }
    sort(robot, table, "column-happy");
    assertThat(table.getItems().get(6).emotions().get("happy"))
        .isGreaterThanOrEqualTo(table.getItems().get(5).emotions().get("happy"));
    robot.interact(() -> table.getSelectionModel().select(6));
    robot.interact(table::requestFocus);
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    assertThat(parts().session().used()).isEqualTo(table.getItems().get(6).subset());
  }

  @Test
  void emptyStatesHaveSentences(FxRobot robot) {
    open(robot, "nothing.mp4", "compare");
    assertThat(robot.lookup("#subset-vision").query().isDisabled()).isTrue();
    robot.clickOn("#compare-models");
    assertThat(robot.lookup("#second-message").queryAs(Label.class).getText())
        .startsWith("Choose a second model");
    robot.clickOn("#compare-session");
    assertThat(robot.lookup("#session-message").queryAs(Label.class).isVisible()).isTrue();
    robot.clickOn("#page-attention");
    assertThat(robot.lookup("#attention-page-message").queryAs(Label.class).getText()).isNotBlank();
    robot.clickOn("#page-why");
    assertThat(robot.lookup("#why-message").queryAs(Label.class).getText())
        .startsWith("There is nothing in this clip to leave out");
    assertThat(robot.lookup("#why").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#drops-menu").query().isDisabled()).isTrue();
  }

  @Test
  void aSentenceChoosesItsDirectionAndASmallMapItsHead(FxRobot robot) {
    open(robot, "sample.mp4", "attention");
    robot.clickOn("#direction-audio-vision");
    Direction d = parts().attention().direction().get().orElseThrow();
    assertThat(d.target()).isEqualTo(Modality.AUDIO);
    assertThat(d.source()).isEqualTo(Modality.VISION);
    assertThat(robot.lookup("#direction-audio-vision").queryAs(ToggleButton.class).isSelected())
        .isTrue();
    Node heads = robot.lookup("#attention-heads").query();
    Bounds b = heads.localToScreen(heads.getBoundsInLocal());
    // the last head of the last layer lies at the right; the first row puts all layers together
    robot.clickOn(new Point2D(b.getMaxX() - 10, b.getMinY() + 30));
    assertThat(parts().attention().layer().get()).isEqualTo(AttentionViewModel.ROLLOUT);
    assertThat(parts().attention().head().get()).isEqualTo(3);
    ChoiceBox<?> head = (ChoiceBox<?>) robot.lookup("#attention-head").query();
    assertThat(head.getSelectionModel().getSelectedIndex()).isEqualTo(4);
  }

  @Test
  void pointingAtTheMapMarksTheVideoAndAClickSeeks(FxRobot robot) {
    open(robot, "sample.mp4", "attention");
    Node mark = robot.lookup("#attention-mark").query();
    assertThat(mark.isVisible()).isFalse();
    Node map = robot.lookup("#attention-map").query();
    Bounds b = map.localToScreen(map.getBoundsInLocal());
    Point2D right = new Point2D(b.getMaxX() - 6, b.getMinY() + 20);
    robot.moveTo(right);
    assertThat(mark.isVisible()).isTrue();
    assertThat(parts().timeline().pointed().get()).hasSize(2);
    robot.clickOn(right);
    assertThat(parts().timeline().positionUs().get()).isGreaterThan(2_000_000);
    robot.moveTo("#page-timeline");
    assertThat(mark.isVisible()).isFalse();
  }

  @Test
  void aRankedPartIsGoneTo(FxRobot robot) {
    open(robot, "sample.mp4", "why");
    TableView<RankedPart> table = table(robot, "why-table");
    assertThat(table.getItems()).isNotEmpty();
    RankedPart part = table.getItems().get(2);
    robot.interact(() -> table.getSelectionModel().select(2));
    assertThat(parts().timeline().positionUs().get()).isEqualTo(part.part().startUs());
    assertThat(parts().timeline().pointed().get()).hasSize(1);
    ChoiceBox<?> target = (ChoiceBox<?>) robot.lookup("#why-target").query();
    robot.interact(() -> target.getSelectionModel().select(2));
    assertThat(parts().influence().target().get()).contains("happy");
    robot.clickOn("#page-timeline");
    assertThat(parts().timeline().pointed().get()).isEmpty();
    assertThat(parts().influence().parts().get()).isEmpty();
  }

  @Test
  void everyMultipleHasRoom(FxRobot robot) {
    open(robot, "sample.mp4", "compare");
    for (double width : new double[] {1280, 1080}) {
      robot.interact(() -> window.stage().setWidth(width));
      WaitForAsyncUtils.waitForFxEvents();
      for (Node n : robot.lookup(".subset-card").queryAll()) {
        Button card = (Button) n;
        assertThat(card.getWidth()).isGreaterThan(120);
        assertThat(card.getHeight()).isGreaterThan(100);
      }
    }
  }
}
