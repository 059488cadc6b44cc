package org.lacuna.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.lacuna.app.fake.FakeBackend;
import org.lacuna.app.fake.InlineRunner;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.text.Texts;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over made-up parts, of the size that most people have. */
final class ShownWindow {

  static final double WIDTH = 1280;
  static final double HEIGHT = 800;

  final FakeBackend backend = new FakeBackend();
  final FakePlayer player = new FakePlayer();
  final RememberedHere remembered = new RememberedHere();
  private Optional<WindowParts> parts = Optional.empty();
  private Optional<Stage> stage = Optional.empty();

  /**
   * Shows it, on a stage of its own: the one that TestFX gives is shared by all test classes, and a
   * size that is set on it would stay. On the thread of the views.
   */
  void show() {
    Stage own = new Stage();
    Texts texts = Texts.of(Locale.ENGLISH);
    WindowParts made =
        WindowParts.of(backend, new InlineRunner(), player, remembered, texts, () -> 0);
    new LacunaStage(made, texts, own);
    own.setWidth(WIDTH);
    own.setHeight(HEIGHT);
    parts = Optional.of(made);
    stage = Optional.of(own);
    own.show();
    made.session().start();
  }

  /** Shows it with a clip. On the thread of the views. */
  void show(String clip) {
    show();
    parts().session().open(Path.of(clip));
  }

  /** Closes it with every window that was opened from it. */
  void close(FxRobot robot) {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(w -> w instanceof Stage)
                .forEach(Window::hide));
  }

  WindowParts parts() {
    return parts.orElseThrow();
  }

  Stage stage() {
    return stage.orElseThrow();
  }

  Scene scene() {
    return stage().getScene();
  }

  void open(FxRobot robot, String clip) {
    robot.interact(() -> parts().session().open(Path.of(clip)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  void wear(FxRobot robot, Theme theme) {
    if (parts().appearance().theme().get() != theme) {
      robot.interact(() -> parts().appearance().toggle());
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  void resize(FxRobot robot, double width, double height) {
    robot.interact(
        () -> {
          stage().setWidth(width);
          stage().setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Unfolds the list of clips or folds it away. On the thread of the views. */
  void unfold(boolean list) {
    if (scene().lookup(list ? "#library-unfold" : "#library-fold") instanceof ButtonBase fold) {
      fold.fire();
    }
  }

  PageHost pages() {
    return (PageHost) scene().lookup(".page-host");
  }

  /** Looks at the window on the thread of the views. */
  interface Look {
    void at(Page page, Node root);
  }

  /** Each page in turn, the whole window around it. */
  void everyPage(FxRobot robot, Look look) {
    for (Page page : pages().pages()) {
      robot.interact(() -> pages().choose(page.id()));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(() -> look.at(page, scene().getRoot()));
    }
  }

  /** What has the focus; the root where nothing has. */
  Node focus() {
    Node owner = scene().getFocusOwner();
    return owner == null ? scene().getRoot() : owner;
  }

  /**
   * Presses a key where the focus is, through all that the window has put in its way. On the thread
   * of the views; the robot would wait for the window to come to rest after each.
   */
  void key(KeyCode code) {
    Event.fireEvent(focus(), event(KeyEvent.KEY_PRESSED, code));
    Event.fireEvent(focus(), event(KeyEvent.KEY_RELEASED, code));
  }

  private static KeyEvent event(javafx.event.EventType<KeyEvent> type, KeyCode code) {
    return new KeyEvent(type, "", "", code, false, false, false, false);
  }

  /** Every node that is seen. */
  static List<Node> seen(Node node) {
    List<Node> all = new ArrayList<>();
    if (node.isVisible() && node.getOpacity() > 0) {
      all.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> all.addAll(seen(child)));
      }
    }
    return all;
  }
}
