package org.lacuna.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.library.ClipOrder;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LibraryInWindowTest {

  private final FakePlayer player = new FakePlayer();
  private final RememberedHere remembered = new RememberedHere();
  private Optional<WindowParts> made = Optional.empty();
  private Optional<Stage> shown = Optional.empty();

  @Start
  void start(Stage unused) {
    Stage stage = new Stage();
    Texts texts = Texts.of(Locale.ENGLISH);
    WindowParts parts =
        WindowParts.of(new FakeBackend(), new InlineRunner(), player, remembered, texts, () -> 0);
    made = Optional.of(parts);
    shown = Optional.of(stage);
    new LacunaStage(parts, texts, stage);
    stage.setWidth(1280);
    stage.setHeight(800);
    stage.show();
    parts.session().start();
    parts.project().start();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> shown.orElseThrow().close());
  }

  private WindowParts parts() {
    return made.orElseThrow();
  }

  private void add(FxRobot robot, String... names) {
    robot.interact(() -> parts().openAll(List.of(names).stream().map(Path::of).toList()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static ListView<?> list(FxRobot robot) {
    return robot.lookup("#library-list").queryListView();
  }

  private List<String> names() {
    return parts().playlists().shown().stream().map(LibraryClip::name).toList();
  }

  private String opened() {
    return parts().session().clip().get().map(OpenClip::name).orElse("");
  }

  private void select(FxRobot robot, int index) {
    robot.interact(
        () -> {
          list(robot).requestFocus();
          list(robot).getSelectionModel().clearAndSelect(index);
        });
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void severalClipsAreListedAndABadOneSaysWhyAtItsRow(FxRobot robot) {
    add(robot, "sample.mp4", "letter.docx", "silent.mp4");
    assertThat(names()).containsExactly("sample.mp4", "letter.docx", "silent.mp4");
    assertThat(robot.lookup("#error").query().isVisible()).isFalse();
    List<String> details =
        robot.lookup(".clip-detail").queryAllAs(Label.class).stream().map(Label::getText).toList();
    assertThat(details).anyMatch(d -> d.contains("letter.docx cannot be read as a video"));
    assertThat(robot.lookup(".clip-number").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(t -> t.matches("[+\u2212]?\\d\\.\\d\\d"));
  }

  @Test
  void theKeysOfTheListOpenTakeOffAndBringBack(FxRobot robot) {
    add(robot, "sample.mp4", "silent.mp4", "voice.wav");
    select(robot, 0);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
    assertThat(opened()).isEqualTo("silent.mp4");
    assertThat(list(robot).isFocused()).isTrue();
    press(robot, KeyCode.DELETE);
    assertThat(names()).containsExactly("sample.mp4", "voice.wav");
    assertThat(robot.lookup("#library-undo-removal").query().isVisible()).isTrue();
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(names()).containsExactly("sample.mp4", "voice.wav", "silent.mp4");
    assertThat(player.keys).isEmpty();
  }

  private static boolean isFocused(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(Node::isFocused).isPresent();
  }

  @Test
  void aNewPlaylistAsksForItsName(FxRobot robot) throws Exception {
    add(robot, "sample.mp4");
    robot.interact(() -> robot.lookup("#library-new-playlist").queryButton().fire());
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> isFocused(robot, ".playlist-editor"));
    robot.write("Best");
    press(robot, KeyCode.ENTER);
    assertThat(parts().playlists().lists()).extracting(Playlist::name).containsExactly("Best");
  }

  @Test
  void aPlaylistIsMadeSortedRenamedAndPlayedByKeys(FxRobot robot) {
    add(robot, "sample.mp4", "silent.mp4", "voice.wav");
    robot.interact(() -> parts().playlists().create(List.copyOf(parts().library().clips())));
    select(robot, 0);
    press(robot, KeyCode.ALT, KeyCode.DOWN);
    assertThat(names()).containsExactly("silent.mp4", "sample.mp4", "voice.wav");
    press(robot, KeyCode.ALT, KeyCode.DOWN);
    assertThat(names()).containsExactly("silent.mp4", "voice.wav", "sample.mp4");
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(names()).containsExactly("silent.mp4", "sample.mp4", "voice.wav");
    robot.interact(() -> robot.lookup("#library-playlists").query().requestFocus());
    press(robot, KeyCode.F2);
    robot.write("Tour");
    press(robot, KeyCode.ENTER);
    assertThat(parts().playlists().lists()).extracting(Playlist::name).containsExactly("Tour");
    Button play =
        robot.lookup(".playlist-play").queryAllAs(Button.class).stream()
            .filter(b -> b.getAccessibleText().contains("Tour"))
            .findFirst()
            .orElseThrow();
    robot.interact(play::fire);
    assertThat(opened()).isEqualTo("silent.mp4");
    robot.interact(player::end);
    assertThat(opened()).isEqualTo("sample.mp4");
    assertThat(player.plays).isEqualTo(2);
  }

  @Test
  void typingSearchesAndTheWindowsKeysStayOut(FxRobot robot) {
    add(robot, "sample.mp4", "silent.mp4", "voice.wav");
    robot.interact(() -> robot.lookup("#library-search").query().requestFocus());
    robot.write("voice1");
    assertThat(names()).isEmpty();
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#library-search").queryAs(TextField.class).getText()).isEmpty();
    assertThat(names()).hasSize(3);
    assertThat(parts().session().switchedOn().get()).isEqualTo(ModalitySet.all());
  }

  @Test
  void theListFoldsByKeyAndInANarrowWindowByItself(FxRobot robot) {
    press(robot, KeyCode.F9);
    assertThat(robot.lookup("#library-search").tryQuery()).isEmpty();
    assertThat(remembered.get("library.open")).contains("false");
    robot.interact(() -> robot.lookup("#library-unfold").queryAs(Button.class).fire());
    assertThat(robot.lookup("#library-search").tryQuery()).isPresent();
    robot.interact(() -> shown.orElseThrow().setWidth(1100));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#library-search").tryQuery()).isEmpty();
    assertThat(remembered.get("library.open")).contains("true");
  }

  @Test
  void everyButtonOfTheListHasAName(FxRobot robot) {
    add(robot, "sample.mp4");
    robot.interact(() -> parts().library().order().set(new ClipOrder.Sentiment()));
    Node panel = robot.lookup("#library").query();
    for (Button b : robot.from(panel).lookup(".button").queryAllAs(Button.class)) {
      String name = b.getAccessibleText() == null ? b.getText() : b.getAccessibleText();
      assertThat(name).as("%s", b.getId()).isNotBlank();
    }
  }

  @Test
  void thePresentationTakesThePlayerAndItsKeysAndGivesThemBack(FxRobot robot) {
    add(robot, "sample.mp4", "silent.mp4");
    press(robot, KeyCode.F11);
    assertThat(robot.lookup("#presenter").tryQuery()).isPresent();
    assertThat(opened()).isEqualTo("sample.mp4");
    assertThat(player.presented).isTrue();
    assertThat(player.view().getScene()).isNotNull();
    press(robot, KeyCode.DIGIT2);
    assertThat(parts().session().used()).isEqualTo(ModalitySet.all().without(Modality.AUDIO));
    assertThat(robot.lookup("#present-sentence").queryAs(Label.class).getText())
        .isEqualTo("No sound: guessed from face and words");
    press(robot, KeyCode.RIGHT);
    assertThat(opened()).isEqualTo("silent.mp4");
    press(robot, KeyCode.SPACE);
    assertThat(player.keys).containsExactly(KeyCode.SPACE);
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#presenter").tryQuery()).isEmpty();
    assertThat(player.presented).isFalse();
    assertThat(player.view().getScene()).isNotNull();
    press(robot, KeyCode.F11);
    press(robot, KeyCode.F11);
    assertThat(robot.lookup("#presenter").tryQuery()).isEmpty();
  }

  @Test
  void everyWordOfThePresentationIsLargeEnoughForARoom(FxRobot robot) {
    add(robot, "sample.mp4", "silent.mp4");
    press(robot, KeyCode.F11);
    Node presenter = robot.lookup("#presenter").query();
    WaitForAsyncUtils.waitForFxEvents();
    double unit =
        Math.min(
            presenter.getLayoutBounds().getWidth() / 1920,
            presenter.getLayoutBounds().getHeight() / 1080);
    for (Label label : robot.from(presenter).lookup(".label").queryAllAs(Label.class)) {
      if (!label.getText().isEmpty()) {
        assertThat(label.getFont().getSize())
            .as(label.getText())
            .isGreaterThanOrEqualTo(28 * unit - 0.5);
      }
    }
  }
}
