package org.lacuna.app.window;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.lacuna.app.library.view.FileDialogs;
import org.lacuna.app.look.Theme;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.text.Texts;

/** The window's frame: scene, style sheets, title, keys, the file dialog. */
final class LacunaStage {

  /** The common one first, then one for each part of the window. */
  private static final List<String> STYLES =
      List.of(
          "lacuna.css",
          "css/lanes.css",
          "css/library.css",
          "css/presenter.css",
          "css/annotate.css",
          "css/compare.css",
          "css/attention.css",
          "css/rebuilt.css",
          "css/degrade.css",
          "css/mapping.css",
          "css/reports.css");

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double MINIMUM_WIDTH = 1080;
  private static final double MINIMUM_HEIGHT = 640;

  private final WindowParts parts;
  private final Texts texts;
  private final Stage stage;
  private final FileDialogs dialogs;

  LacunaStage(WindowParts parts, Texts texts, Stage stage) {
    this.parts = parts;
    this.texts = texts;
    this.stage = stage;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    this.dialogs = new FileDialogs(stage, texts, () -> folder(parts));
    MainWindow root = new MainWindow(parts, texts, this::chooseFile, dialogs);
    Scene scene =
        new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    STYLES.forEach(name -> scene.getStylesheets().add(styleSheet(name)));
    new Shortcuts(parts, texts, this::chooseFile).install(scene);
    parts.appearance().theme().addListener(o -> wear(scene));
    wear(scene);
    parts.session().clip().addListener(o -> showTitle());
    // The button that opened the clip may be gone: the focus must not jump to a neighbour.
    parts.session().clip().addListener((o, before, now) -> focus(root, before, now));
    showTitle();
    stage.setScene(scene);
    // No button starts out in focus: enter must not open anything by surprise.
    root.requestFocus();
    stage.setMinWidth(Math.min(MINIMUM_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MINIMUM_HEIGHT, screen.getHeight()));
  }

  /** A clip that was only made worse leaves the focus where the user is at work, as a list does. */
  private static void focus(MainWindow root, Optional<OpenClip> before, Optional<OpenClip> now) {
    boolean worse =
        before.isPresent()
            && now.isPresent()
            && !before.get().changes().equals(now.get().changes())
            && before.get().opening() == now.get().opening();
    if (!worse && !(root.getScene().getFocusOwner() instanceof ListView)) {
      root.requestFocus();
    }
  }

  private static String styleSheet(String name) {
    URL css = LacunaStage.class.getResource("/org/lacuna/app/" + name);
    return Objects.requireNonNull(css, name + " is part of the program").toExternalForm();
  }

  private void wear(Scene scene) {
    Theme theme = parts.appearance().theme().get();
    Application.setUserAgentStylesheet(theme.stylesheet());
    scene.getRoot().getStyleClass().removeAll(theme.other().styleClass());
    if (!scene.getRoot().getStyleClass().contains(theme.styleClass())) {
      scene.getRoot().getStyleClass().add(theme.styleClass());
    }
  }

  private void showTitle() {
    Optional<OpenClip> clip = parts.session().clip().get();
    stage.setTitle(clip.map(c -> texts.get("app.title", c.name())).orElse(texts.get("app.name")));
  }

  private static Optional<Path> folder(WindowParts parts) {
    return parts
        .session()
        .clip()
        .get()
        .flatMap(c -> Optional.ofNullable(c.file().toAbsolutePath().getParent()));
  }

  private void chooseFile() {
    List<Path> chosen = dialogs.clips();
    if (!chosen.isEmpty()) {
      parts.openAll(chosen);
    }
  }
}
