package org.lacuna.app.rebuilt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.fake.Dressed;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.look.Theme;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.drop.Stretch;
import org.lacuna.inference.signal.Modality;
import org.lacuna.media.play.SoundSwitch;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class RebuiltViewTest {

  private final Texts texts = Texts.of(Locale.ENGLISH);
  private final InlineRunner runner = new InlineRunner();
  private final SessionViewModel session =
      new SessionViewModel(new FakeBackend(), runner, texts, () -> 0);
  private final Timeline timeline = new Timeline();
  private final RebuiltViewModel model = new RebuiltViewModel(session, texts);
  private final ListenViewModel listening =
      new ListenViewModel(session, model, timeline, new SoundSwitch(), runner, texts);
  private final Stage[] shown = new Stage[1];
  private final StackPane[] root = new StackPane[1];

  @Start
  void start(Stage unused) {
    Stage stage = new Stage();
    shown[0] = stage;
    root[0] =
        new StackPane(
            new RebuiltView(
                model,
                listening,
                timeline,
                texts,
                new javafx.beans.property.ReadOnlyObjectWrapper<>(Theme.LIGHT)
                    .getReadOnlyProperty()));
    stage.setScene(Dressed.scene(root[0], 872, 352, "css/rebuilt.css"));
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
          session.clip().get().ifPresent(c -> timeline.reset(c.features().durationUs()));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @SuppressWarnings("unchecked")
  private TableView<FeatureRow> table(FxRobot robot) {
    return robot.lookup("#rebuilt-table").queryAs(TableView.class);
  }

  @Test
  void everyColumnSortsAndWhatIsMissingStandsLast(FxRobot robot) {
    open(robot, "sample.mp4");
    TableView<FeatureRow> table = table(robot);
    assertThat(table.getItems()).hasSize(23);
    for (TableColumn<FeatureRow, ?> column : List.copyOf(table.getColumns())) {
      for (TableColumn.SortType way : TableColumn.SortType.values()) {
        robot.interact(
            () -> {
              column.setSortType(way);
              table.getSortOrder().setAll(List.of(column));
            });
        assertThat(table.getItems()).hasSize(23);
      }
    }
    List<Double> errors = table.getItems().stream().map(r -> r.clip().corr().orElse(-9)).toList();
    assertThat(errors).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void aChosenRowIsDrawnLargeAndAClickSeeks(FxRobot robot) {
    open(robot, "sample.mp4");
    TableView<FeatureRow> table = table(robot);
    assertThat(table.getSelectionModel().getSelectedItem().name()).isEqualTo("f0_semitone");
    robot.interact(() -> table.getSelectionModel().select(4));
    assertThat(robot.lookup("#rebuilt-name").queryAs(Label.class).getText()).isEqualTo("Level, dB");
    assertThat(robot.lookup("#rebuilt-figures").queryAs(Label.class).getText())
        .startsWith("Clip: RMSE");
    assertThat(robot.lookup("#rebuilt-card").queryAs(Label.class).getText())
        .isEqualTo("The model card does not say how far off this feature is.");
    Node curves = robot.lookup("#rebuilt-curves").query();
    Bounds b = curves.localToScreen(curves.getBoundsInLocal());
    double x = b.getMinX() + FeatureCurves.GUTTER + (b.getWidth() - FeatureCurves.GUTTER) / 2;
    robot.clickOn(new Point2D(x, b.getCenterY()));
    assertThat(timeline.positionUs().get()).isBetween(6_200_000L, 6_400_000L);
  }

  @Test
  void theGapButtonSaysWhyItCannotBePressed(FxRobot robot) {
    open(robot, "sample.mp4");
    ToggleButton gap = robot.lookup("#scope-gap").queryAs(ToggleButton.class);
    assertThat(gap.isDisabled()).isTrue();
    assertThat(gap.getAccessibleText()).contains("brush over the audio");
    robot.interact(
        () -> session.drop(Drops.none().with(Modality.AUDIO, new Stretch(1_000_000, 2_000_000))));
    assertThat(gap.isDisabled()).isFalse();
    assertThat(gap.isSelected()).isTrue();
    assertThat(robot.lookup("#rebuilt-figures").queryAs(Label.class).getText())
        .contains("\nGap: RMSE");
    robot.clickOn("#scope-clip");
    assertThat(model.scope().get()).isEqualTo(Scope.CLIP);
  }

  @Test
  void soundMadeFromNumbersIsLabelledAsSuch(FxRobot robot) {
    open(robot, "sample.mp4");
    robot.clickOn("#voice-rebuilt");
    assertThat(listening.voice().get()).isEqualTo(Voice.REBUILT);
    assertThat(robot.lookup("#listen-note").queryAs(Label.class).getText())
        .isEqualTo("An illustration made from the numbers, not a recording");
    robot.interact(() -> root[0].getChildren().clear());
    assertThat(listening.voice().get()).isEqualTo(Voice.RECORDING);
  }

  @Test
  void withoutAnythingToShowTheReasonStandsAlone(FxRobot robot) {
    open(robot, "nothing.mp4");
    assertThat(robot.lookup(".calm-message").queryAs(Label.class).getText())
        .startsWith("This file has no sound.");
    assertThat(robot.lookup("#listen-save").query().isDisabled()).isTrue();
  }
}
