package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.lacuna.app.picture.ClipReport;
import org.lacuna.app.picture.Savable;
import org.lacuna.app.picture.SaveMenu;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.Choices;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;

/** What researchers need beside the views: keeping what is shown, other networks, reports. */
record ResearchParts(SessionViewModel session, Backend backend, TaskRunner runner, Texts texts) {

  /** The button that keeps views. */
  SaveMenu saveMenu(Node owner, Supplier<List<Savable>> views) {
    return new SaveMenu(
        session, runner, texts, (title, name) -> ask(owner, title, name), views, this::report);
  }

  /** A page about the clip as it is shown at this moment. */
  private Optional<ClipReport> report() {
    Optional<OpenClip> clip = session.clip().get();
    if (clip.isEmpty() || session.used().isEmpty()) {
      return Optional.empty();
    }
    Choices now = session.choices().now().get();
    Optional<String> model = session.chosenModel();
    return Optional.of(cancel -> backend.report(clip.get().extraction(), now, model, cancel));
  }

  private Optional<Path> ask(Node owner, String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    session
        .clip()
        .get()
        .map(c -> c.file().toAbsolutePath().getParent())
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    Window window = owner.getScene() == null ? null : owner.getScene().getWindow();
    return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
  }
}
