package org.lacuna.app.window;

import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
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

  LacunaStage(WindowParts parts, Texts texts, Stage stage) {
    this.parts = parts;
    this.texts = texts;
    this.stage = stage;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    MainWindow root = new MainWindow(parts, texts, this::chooseFile);
    Scene scene =
        new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    STYLES.forEach(name -> scene.getStylesheets().add(styleSheet(name)));
    new Shortcuts(parts.session(), parts.player(), parts.timeline(), this::chooseFile)
        .install(scene);
    parts.appearance().theme().addListener(o -> wear(scene));
    wear(scene);
    parts.session().clip().addListener(o -> showTitle());
    // The button that opened the clip may be gone: the focus must not jump to a neighbour.
    parts.session().clip().addListener(o -> root.requestFocus());
    showTitle();
    stage.setScene(scene);
    // No button starts out in focus: enter must not open anything by surprise.
    root.requestFocus();
    stage.setMinWidth(Math.min(MINIMUM_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(MINIMUM_HEIGHT, screen.getHeight()));
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

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("open.title"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                texts.get("open.filter.media"),
                "*.mp4",
                "*.m4v",
                "*.mov",
                "*.mkv",
                "*.webm",
                "*.avi",
                "*.flv",
                "*.mpg",
                "*.mpeg",
                "*.ts",
                "*.wmv",
                "*.wav",
                "*.mp3",
                "*.m4a",
                "*.flac",
                "*.ogg",
                "*.opus"),
            new FileChooser.ExtensionFilter(texts.get("open.filter.all"), "*.*"));
    parts
        .session()
        .clip()
        .get()
        .map(c -> c.file().toAbsolutePath().getParent())
        .filter(folder -> folder != null && folder.toFile().isDirectory())
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    File chosen = chooser.showOpenDialog(stage);
    if (chosen != null) {
      parts.session().open(chosen.toPath());
    }
  }
}
